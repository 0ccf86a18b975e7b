package dev.goodhart.judge;

import dev.goodhart.input.InvalidInputException;

/**
 * How an audit of judges is made.
 *
 * @param resamples bootstrap resamples within cells, 0 for no intervals
 * @param permutations of the interaction test by permutation, 0 to leave it out
 * @param alpha the level of tests, and one minus the level of intervals
 */
public record JudgeStabilitySettings(int resamples, int permutations, double alpha) {
    private static final int MOST = 1_000_000;

    /** Checks the ranges. */
    public JudgeStabilitySettings {
        if (resamples < 0 || resamples > MOST || permutations < 0 || permutations > MOST) {
            throw new InvalidInputException("The numbers of resamples (" + resamples + ") and permutations ("
                    + permutations + ") must be from 0 to " + MOST);
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new InvalidInputException("The level alpha (" + alpha + ") must lie between 0 and 1");
        }
    }

    /** {@return 2,000 resamples, 2,000 permutations, alpha 0.05} */
    public static JudgeStabilitySettings defaults() {
        return new JudgeStabilitySettings(2000, 2000, 0.05);
    }
}
