package dev.goodhart.judge;

import dev.goodhart.statistics.Interval;

/**
 * One metric in two contexts.
 *
 * @param first one context
 * @param second the other
 * @param ranks how the rankings by mean score agree
 * @param tau Kendall's tau-b with its bootstrap interval over items within cells, which leans towards 0 when true gaps are small
 * @param parallelItems how many items of the same system and name both contexts have
 * @param itemCorrelation Pearson's correlation of their scores, within systems and contexts (both means taken off); NaN if there are
 *     fewer than three such items or one side never varies
 * @param components of the variance over these two contexts
 * @param permutationP of the interaction, by permutation within systems; NaN if it was not asked for
 * @param verdict what follows
 */
public record ContextPair(
        String first,
        String second,
        RankInversions ranks,
        Interval tau,
        int parallelItems,
        double itemCorrelation,
        VarianceComponents components,
        double permutationP,
        StabilityVerdict verdict) {}
