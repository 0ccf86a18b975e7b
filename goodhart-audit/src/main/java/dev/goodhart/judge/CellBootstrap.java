package dev.goodhart.judge;

import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Means of cells under resampling of items within every cell, made once and used for every pair of contexts and of systems.
 *
 * @param means {@code [resamples][contexts][systems]}
 * @param level nominal coverage
 */
record CellBootstrap(double[][][] means, double level) {
    static CellBootstrap of(double[][][] scores, int resamples, double level, RandomGenerator random) {
        double[][][] means = new double[resamples][scores.length][];
        for (double[][] mean : means) {
            for (int l = 0; l < scores.length; l++) {
                mean[l] = new double[scores[l].length];
                for (int k = 0; k < mean[l].length; k++) {
                    double[] cell = scores[l][k];
                    double sum = 0;
                    for (int i = 0; i < cell.length; i++) {
                        sum += cell[random.nextInt(cell.length)];
                    }
                    mean[l][k] = sum / cell.length;
                }
            }
        }
        return new CellBootstrap(means, level);
    }

    /** The interval of tau between two contexts; resamples in which a side ranks nothing are left out. */
    Interval tau(double estimate, int a, int b) {
        if (Double.isNaN(estimate)) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN, level);
        }
        return Interval.percentile(
                estimate,
                Arrays.stream(means)
                        .mapToDouble(m -> Correlation.KENDALL.of(m[a], m[b]))
                        .toArray(),
                level);
    }

    /** The interval of the difference of two systems in a context. */
    Interval difference(double estimate, int context, int system, int other) {
        return Interval.percentile(
                estimate,
                Arrays.stream(means)
                        .mapToDouble(m -> m[context][system] - m[context][other])
                        .toArray(),
                level);
    }
}
