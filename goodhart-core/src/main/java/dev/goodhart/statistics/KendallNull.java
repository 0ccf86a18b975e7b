package dev.goodhart.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * How Kendall's tau is distributed when two rankings of k things without ties have nothing to do with each other: every one of the k!
 * permutations is as likely as any other, and tau is {@code 1 - 4 j / (k (k - 1))} for one with j inversions (Kendall 1938).
 *
 * <p>How it can mislead: with few things few values of tau exist. For six, nothing between 0.867 and 1 can occur, and no two-sided
 * p-value is below 0.0028.
 *
 * @param things k
 * @param counts {@code [k (k - 1) / 2 + 1]} how many permutations have j inversions
 */
public record KendallNull(int things, BigInteger[] counts) {
    /** The most things whose permutations are counted. */
    public static final int MOST = 200;

    /**
     * Counts the permutations: those of k things with j inversions are those of k - 1 things with j, j - 1, ... j - k + 1.
     *
     * @param things k, from 1 to {@value #MOST}
     * @return the distribution
     */
    public static KendallNull of(int things) {
        if (things < 1 || things > MOST) {
            throw new IllegalArgumentException("The number of things (" + things + ") must be from 1 to " + MOST);
        }
        BigInteger[] counts = {BigInteger.ONE};
        for (int k = 2; k <= things; k++) {
            BigInteger[] next = new BigInteger[k * (k - 1) / 2 + 1];
            BigInteger window = BigInteger.ZERO;
            for (int j = 0; j < next.length; j++) {
                if (j < counts.length) {
                    window = window.add(counts[j]);
                }
                if (j >= k) {
                    window = window.subtract(counts[j - k]);
                }
                next[j] = window;
            }
            counts = next;
        }
        return new KendallNull(things, counts);
    }

    /**
     * The probability of a tau at least as far from zero.
     *
     * @param inversions the number of pairs ordered oppositely
     * @return the exact two-sided p-value
     */
    public double twoSided(int inversions) {
        int most = counts.length - 1;
        if (inversions < 0 || inversions > most) {
            throw new IllegalArgumentException(
                    "The number of inversions (" + inversions + ") must be from 0 to " + most);
        }
        int nearer = Math.min(inversions, most - inversions);
        if (2 * nearer == most) {
            return 1;
        }
        BigInteger tail = Arrays.stream(counts, 0, nearer + 1).reduce(BigInteger.ZERO, BigInteger::add);
        return Math.min(1, 2 * probability(tail));
    }

    /** {@return the probability of each number of inversions, {@code [k (k - 1) / 2 + 1]}} */
    public double[] probabilities() {
        return Arrays.stream(counts).mapToDouble(this::probability).toArray();
    }

    /** {@return tau for each number of inversions, {@code [k (k - 1) / 2 + 1]}, from 1 to -1} */
    public double[] taus() {
        double most = counts.length - 1.0;
        double[] taus = new double[counts.length];
        Arrays.setAll(taus, j -> most == 0 ? Double.NaN : 1 - 2 * j / most);
        return taus;
    }

    private double probability(BigInteger permutations) {
        BigInteger all = BigInteger.ONE;
        for (int k = 2; k <= things; k++) {
            all = all.multiply(BigInteger.valueOf(k));
        }
        return new BigDecimal(permutations)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KendallNull that && things == that.things;
    }

    @Override
    public int hashCode() {
        return things;
    }
}
