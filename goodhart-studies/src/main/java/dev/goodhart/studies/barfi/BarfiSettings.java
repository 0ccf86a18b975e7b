package dev.goodhart.studies.barfi;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the study.
 *
 * @param outerUpdates steps on the reward with exact updates, at least 10
 * @param sampledUpdates the same for the sampled learner
 * @param discounts discounts of the biased learner, each in [0, 1)
 * @param ablations whether the variants (no correction, fixed discount, Neumann solver) are run beside the main ones
 * @param exactHeuristics how many of the auxiliary rewards trap, adversarial, aligned, random the exact solver is given, 1 to 4
 * @param sampledHeuristics the same of the sampled learner
 */
public record BarfiSettings(
        int outerUpdates,
        int sampledUpdates,
        double[] discounts,
        boolean ablations,
        int exactHeuristics,
        int sampledHeuristics) {
    /** Checks the settings. */
    public BarfiSettings {
        updates("outerUpdates", outerUpdates);
        updates("sampledUpdates", sampledUpdates);
        for (double discount : discounts) {
            if (!(discount >= 0 && discount < 1)) {
                throw new InvalidInputException("The setting discounts (" + discount + ") must be in [0, 1)");
            }
        }
        count("exactHeuristics", exactHeuristics);
        count("sampledHeuristics", sampledHeuristics);
    }

    private static void updates(String name, int updates) {
        if (updates < 10) {
            throw new InvalidInputException("The setting " + name + " (" + updates + ") must be at least 10");
        }
    }

    private static void count(String name, int heuristics) {
        if (heuristics < 1 || heuristics > Heuristic.COSTLY_FIRST.size()) {
            throw new InvalidInputException("The setting " + name + " (" + heuristics + ") must be from 1 to 4");
        }
    }
}
