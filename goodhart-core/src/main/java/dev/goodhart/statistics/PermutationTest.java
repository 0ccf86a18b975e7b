package dev.goodhart.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The paired permutation test (Fisher 1935, section 21): were the two methods alike, each pair's difference could as well have
 * had the other sign. All {@code 2^n} sign patterns are counted up to {@value #EXACT_PAIRS} pairs; above that, {@value #DRAWS}
 * patterns are drawn and the p-value is {@code (1 + hits) / (1 + draws)}, which is never too small (Phipson and Smyth 2010).
 *
 * <p>How it can mislead: with n pairs no two-sided p-value is below {@code 2 / 2^n}; five seeds never reach 0.05.
 *
 * @param meanDifference the mean of first minus second
 * @param pValue how often a sign pattern is at least as extreme as what was measured, itself included
 * @param exact whether every sign pattern was counted
 */
public record PermutationTest(double meanDifference, double pValue, boolean exact) {
    /** Up to so many pairs every sign pattern is counted. */
    public static final int EXACT_PAIRS = 20;

    /** So many patterns are drawn for more pairs. */
    public static final int DRAWS = 100_000;

    /**
     * Tests paired samples, such as two methods on the same seeds.
     *
     * @param first {@code [n]}
     * @param second {@code [n]} the partner of each value
     * @param alternative what to look for
     * @param random used for more than {@value #EXACT_PAIRS} pairs
     * @return the test's result
     */
    public static PermutationTest paired(
            double[] first, double[] second, Alternative alternative, RandomGenerator random) {
        Samples.checkPaired(first, second, 1);
        int n = first.length;
        double[] difference = new double[n];
        Arrays.setAll(difference, i -> first[i] - second[i]);
        double observed = Arrays.stream(difference).sum();
        // Sums of the same numbers in another order may differ in the last digits: a tie must still count as a tie.
        double slack = 1e-12 * Arrays.stream(difference).map(Math::abs).sum();
        Extreme extreme = sum -> switch (alternative) {
            case GREATER -> sum >= observed - slack;
            case LESS -> sum <= observed + slack;
            case TWO_SIDED -> Math.abs(sum) >= Math.abs(observed) - slack;
        };
        if (n <= EXACT_PAIRS) {
            return new PermutationTest(observed / n, count(difference, 0, 0, extreme) / Math.pow(2, n), true);
        }
        int hits = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double d : difference) {
                sum += random.nextBoolean() ? d : -d;
            }
            if (extreme.test(sum)) {
                hits++;
            }
        }
        return new PermutationTest(observed / n, (1.0 + hits) / (1.0 + DRAWS), false);
    }

    private static int count(double[] difference, int from, double sum, Extreme extreme) {
        if (from == difference.length) {
            return extreme.test(sum) ? 1 : 0;
        }
        return count(difference, from + 1, sum + difference[from], extreme)
                + count(difference, from + 1, sum - difference[from], extreme);
    }

    private interface Extreme {
        boolean test(double sum);
    }
}
