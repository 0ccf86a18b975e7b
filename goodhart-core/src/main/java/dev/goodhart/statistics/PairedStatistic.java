package dev.goodhart.statistics;

/** One number that sums up pairs, such as a correlation or a mean difference. */
@FunctionalInterface
public interface PairedStatistic {
    /**
     * Sums up pairs.
     *
     * @param x {@code [n]} first members; left unchanged
     * @param y {@code [n]} second members; left unchanged
     * @return the statistic
     */
    double of(double[] x, double[] y);
}
