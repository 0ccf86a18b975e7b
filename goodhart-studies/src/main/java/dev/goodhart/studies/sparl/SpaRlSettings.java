package dev.goodhart.studies.sparl;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * The settings of the study.
 *
 * @param baseRuns runs of the base agent that estimators are fitted to, at least 100
 * @param repeats gradient estimates for every number of runs and seed, at least 1
 * @param betas sizes of the grounding signal, at least 0
 * @param networks whether networks are fitted in the place of the ridge too, which takes minutes
 */
public record SpaRlSettings(int baseRuns, int repeats, List<Double> betas, boolean networks) {
    /** Checks the settings. */
    public SpaRlSettings {
        betas = List.copyOf(betas);
        if (baseRuns < 100 || repeats < 1 || betas.stream().anyMatch(beta -> !(beta >= 0))) {
            throw new InvalidInputException("The settings must have baseRuns >= 100, repeats >= 1 and betas >= 0, are "
                    + baseRuns + ", " + repeats + " and " + betas);
        }
    }
}
