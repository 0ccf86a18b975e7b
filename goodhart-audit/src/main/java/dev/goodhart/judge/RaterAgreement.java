package dev.goodhart.judge;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far raters of the same items agree on one metric.
 *
 * @param metric the metric
 * @param raters how many raters there are
 * @param counts the ratings
 * @param items items with two ratings or more
 * @param single items with one rating, which say nothing
 * @param observed the share of equal pairs of ratings
 * @param fleiss Fleiss' kappa with each item's own number of ratings
 * @param fleissComplete Fleiss' kappa over the items with the most ratings alone
 * @param nominal Krippendorff's alpha with values as names
 * @param ordinal with values as ranks
 * @param interval with values as numbers
 * @param pairs Cohen's kappa of every pair of raters
 */
public record RaterAgreement(
        String metric,
        int raters,
        RatingCounts counts,
        int items,
        int single,
        double observed,
        double fleiss,
        double fleissComplete,
        double nominal,
        double ordinal,
        double interval,
        List<CohenKappa> pairs) {
    /** More different values than this are taken for measurements, of which no two are ever equal. */
    public static final int MOST_VALUES = 50;

    /**
     * Measures agreement.
     *
     * @param table who rated what
     * @return the agreement
     */
    public static RaterAgreement of(RatingTable table) {
        RatingCounts counts = table.counts();
        RatingCounts used = counts.withAtLeast(2);
        return new RaterAgreement(
                table.metric(),
                table.raters().size(),
                counts,
                used.counts().length,
                (int) IntStream.range(0, counts.counts().length)
                        .filter(i -> counts.ratings(i) == 1)
                        .count(),
                used.observedAgreement(),
                FleissKappa.varyingRaters(counts),
                FleissKappa.completeCases(counts),
                KrippendorffAlpha.NOMINAL.of(counts),
                KrippendorffAlpha.ORDINAL.of(counts),
                KrippendorffAlpha.INTERVAL.of(counts),
                table.pairs());
    }
}
