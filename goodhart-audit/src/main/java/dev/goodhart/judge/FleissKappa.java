package dev.goodhart.judge;

import java.util.Arrays;

/**
 * Agreement of many raters beyond chance (Fleiss 1971): {@code P_i = (sum_j n_ij^2 - n_i) / (n_i (n_i - 1))}, {@code P_e = sum_j p_j^2},
 * {@code kappa = (mean P_i - P_e) / (1 - P_e)}, with p_j the share of value j among all ratings. 1 is full agreement, 0 that of chance.
 *
 * <p>The number of ratings n_i may differ from item to item; items with fewer than two say nothing on agreement and are left out. To use
 * one n for all is a mistake that moves kappa by as much as its sign.
 *
 * <p>How it can mislead: where nearly all ratings are equal, chance agreement is high and kappa near 0 although raters agree on nine in
 * ten items; look at {@link RatingCounts#observedAgreement} and {@link RatingCounts#prevalence} as well.
 */
public final class FleissKappa {
    private FleissKappa() {}

    /**
     * Over the items that have the most ratings.
     *
     * @param ratings the ratings
     * @return kappa, NaN if there is one value only or no item has two ratings
     */
    public static double completeCases(RatingCounts ratings) {
        return varyingRaters(ratings.withAtLeast(Math.max(2, ratings.mostRatings())));
    }

    /**
     * Over all items with two ratings or more, each with its own number.
     *
     * @param ratings the ratings
     * @return kappa, NaN if there is one value only or no item has two ratings
     */
    public static double varyingRaters(RatingCounts ratings) {
        RatingCounts used = ratings.withAtLeast(2);
        double chance = Arrays.stream(used.prevalence()).map(p -> p * p).sum();
        return chance < 1 ? (used.observedAgreement() - chance) / (1 - chance) : Double.NaN;
    }
}
