package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Interval;

/**
 * How well one number foretells another: Spearman's rho with a percentile bootstrap interval.
 *
 * @param kind which of the three links
 * @param from what foretells
 * @param to what is foretold
 * @param count how many runs (or checkpoints, for a single run) it rests on
 * @param rho the rank correlation; NaN where one of the two never changes
 */
public record Link(Kind kind, String from, String to, int count, Interval rho) {
    /** The links between the three things that are optimised apart. */
    public enum Kind {
        /** Accuracy of the reward model to gold of the tuned policy, over runs at one distance. */
        ACCURACY_TO_GOLD,
        /** Proxy to an evaluation, over the checkpoints of a run. */
        PROXY_TO_METRIC_ALONG,
        /** Proxy to an evaluation, over runs at one distance. */
        PROXY_TO_METRIC_ACROSS,
        /** One evaluation to another, over the checkpoints of the nearer half. */
        METRICS_EARLY,
        /** The same over the farther half. */
        METRICS_LATE
    }

    /** {@return whether the interval lies on one side of 0} */
    public boolean clear() {
        return rho.low() > 0 || rho.high() < 0;
    }
}
