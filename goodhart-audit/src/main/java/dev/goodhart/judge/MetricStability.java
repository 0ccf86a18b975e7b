package dev.goodhart.judge;

import java.util.List;

/**
 * What an audit says of one metric.
 *
 * @param table the scores
 * @param pairs every pair of contexts
 * @param components the variance over all contexts together
 * @param verdict over all contexts together
 * @param conclusions every pair of systems, the largest difference first
 * @param constant contexts in which all systems have the same mean, so that they rank nothing
 */
public record MetricStability(
        ScoreTable table,
        List<ContextPair> pairs,
        VarianceComponents components,
        StabilityVerdict verdict,
        List<Conclusion> conclusions,
        List<String> constant) {
    /** Below so many items in a cell, means are too rough to rank by. */
    public static final int ENOUGH_ITEMS = 30;

    /** {@return the metric's name} */
    public String metric() {
        return table.metric();
    }

    /** {@return whether the metric is unstable over all contexts or between two of them} */
    public boolean unstable() {
        return verdict == StabilityVerdict.UNSTABLE
                || pairs.stream().anyMatch(p -> p.verdict() == StabilityVerdict.UNSTABLE);
    }

    /**
     * Counts conclusions.
     *
     * @param fate what became of them
     * @return how many pairs of systems met it
     */
    public long count(Conclusion.Fate fate) {
        return conclusions.stream().filter(c -> c.fate() == fate).count();
    }
}
