package dev.goodhart.survey;

import dev.goodhart.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What a survey shows. Everything is association: no number here says what would change what.
 *
 * @param respondents rows of the table
 * @param complete respondents who answered every item; all numbers but the counts are theirs
 * @param scales the scales, in the order of the model
 * @param correlation {@code [variables][variables]} of the scores, in the order of the path model's variables
 * @param estimates coefficients, then shares of variance, then indirect effects
 * @param fit how well the implied correlations fit; empty where the model has no degrees of freedom
 * @param relativeAutonomy mean relative autonomy index with its interval; empty where it was not asked for
 * @param resamples bootstrap resamples
 * @param dropped resamples without a disattenuated solution
 * @param groups the same by group, each large enough
 * @param remarks what to keep in mind, full sentences
 */
public record SurveyAudit(
        int respondents,
        int complete,
        List<ScaleSummary> scales,
        double[][] correlation,
        List<PathEstimate> estimates,
        Optional<FitIndices> fit,
        Optional<Interval> relativeAutonomy,
        int resamples,
        int dropped,
        List<Group> groups,
        List<String> remarks) {
    /**
     * One group of respondents.
     *
     * @param name its name
     * @param audit what its answers show
     */
    public record Group(String name, SurveyAudit audit) {}

    /** Copies the lists. */
    public SurveyAudit {
        scales = List.copyOf(scales);
        estimates = List.copyOf(estimates);
        groups = List.copyOf(groups);
        remarks = List.copyOf(remarks);
    }

    /**
     * An estimate by its variables.
     *
     * @param path predictor and outcome, or all variables of an indirect effect; one variable for its R squared
     * @return the estimate
     */
    public PathEstimate estimate(String... path) {
        return estimates.stream()
                .filter(e -> e.path().equals(List.of(path)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no estimate of " + String.join(" -> ", path)));
    }
}
