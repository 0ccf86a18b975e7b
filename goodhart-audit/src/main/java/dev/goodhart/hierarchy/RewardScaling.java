package dev.goodhart.hierarchy;

import java.util.Arrays;

/**
 * Gives magnitude to a reward that was learned from an order: it is multiplied by alpha for every level that an item reaches, from the top
 * down to the first that it does not. That there is such a scaling is recalled from Bukharin et al. 2023, its form is this project's: an item
 * reaches a level where its factor is at most the margin worse than a quantile of the pool. Rewards must be positive: the product with a
 * negative one would punish what is reached.
 *
 * @param alpha what each level reached multiplies by, positive
 * @param relation signs and margins
 * @param threshold {@code [levels]} what is to be reached, in the factors' own units
 */
public record RewardScaling(double alpha, LexicographicSemiorder relation, double[] threshold) {
    /** Checks alpha and the lengths. */
    public RewardScaling {
        if (!(alpha > 0) || threshold.length != relation.levels()) {
            throw new IllegalArgumentException("alpha must be positive and there must be a threshold for each of "
                    + relation.levels() + " levels, are " + alpha + " and " + threshold.length);
        }
    }

    /**
     * Thresholds from a pool.
     *
     * @param alpha what each level reached multiplies by
     * @param judge the hierarchy with its pool
     * @param quantile of the pool, counted from the worst, in [0, 1]; 1 is the best item
     * @return the scaling
     */
    public static RewardScaling of(double alpha, HierarchicalJudge judge, double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("The quantile (" + quantile + ") must be in [0, 1]");
        }
        double[] threshold = judge.hierarchy().factors().stream()
                .mapToDouble(factor -> {
                    double[] sorted = judge.pool().column(factor.name()).clone();
                    Arrays.sort(sorted);
                    double fromBelow = factor.direction() == Direction.HIGHER ? quantile : 1 - quantile;
                    return sorted[(int) Math.round(fromBelow * (sorted.length - 1))];
                })
                .toArray();
        return new RewardScaling(alpha, judge.relation(), threshold);
    }

    /**
     * How many levels an item reaches.
     *
     * @param factors {@code [levels]} its factors
     * @return from 0 to the number of levels
     */
    public int reached(double[] factors) {
        int level = 0;
        while (level < threshold.length
                && relation.signs()[level] * factors[level] + relation.margins()[level]
                        >= relation.signs()[level] * threshold[level]) {
            level++;
        }
        return level;
    }

    /**
     * Scales a reward.
     *
     * @param reward at least 0
     * @param factors {@code [levels]} the item's factors
     * @return reward times alpha to the number of levels reached
     */
    public double scale(double reward, double[] factors) {
        if (!(reward >= 0)) {
            throw new IllegalArgumentException("A reward that is scaled must be at least 0, is " + reward);
        }
        return reward * Math.pow(alpha, reached(factors));
    }
}
