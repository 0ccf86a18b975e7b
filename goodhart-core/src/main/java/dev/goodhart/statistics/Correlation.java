package dev.goodhart.statistics;

import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** How two measurements of the same things go together. All are in [-1, 1], and NaN when one of them never changes. */
public enum Correlation implements PairedStatistic {
    /** How well a straight line describes the pairs. One outlier can make or break it. */
    PEARSON {
        @Override
        double correlate(double[] x, double[] y) {
            return new PearsonsCorrelation().correlation(x, y);
        }
    },
    /** Pearson's correlation of the ranks; equal values share their mean rank. */
    SPEARMAN {
        @Override
        double correlate(double[] x, double[] y) {
            return new PearsonsCorrelation().correlation(Ranks.middle(x), Ranks.middle(y));
        }
    },
    /** Agreeing minus disagreeing pairs of pairs, as tau-b, which accounts for equal values (Kendall 1945). */
    KENDALL {
        @Override
        double correlate(double[] x, double[] y) {
            return KendallTau.of(x, y);
        }
    };

    /**
     * Correlates pairs.
     *
     * @param x {@code [n]}, n at least 2
     * @param y {@code [n]}
     * @return in [-1, 1], NaN when x or y never changes
     */
    @Override
    public double of(double[] x, double[] y) {
        Samples.checkPaired(x, y, 2);
        return correlate(x, y);
    }

    abstract double correlate(double[] x, double[] y);
}
