package dev.goodhart.statistics;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Percentile bootstrap intervals (Efron 1979; stratified over tasks as in Agarwal et al. 2021, section 4.1).
 *
 * <p>How it can mislead: with n seeds only n different values can be drawn, so below about ten seeds the intervals are too
 * narrow. Resamples on which the statistic is NaN (a correlation over equal values) are left out.
 *
 * @param resamples how many times the sample is redrawn
 * @param level nominal coverage, in (0, 1)
 * @param random where the draws come from
 */
public record Bootstrap(int resamples, double level, RandomGenerator random) {
    /** Checks the ranges. */
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("The number of resamples (" + resamples + ") must be at least 1");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level (" + level + ") must lie between 0 and 1");
        }
    }

    /**
     * 2,000 resamples at 95 %.
     *
     * @param random where the draws come from
     * @return the bootstrap
     */
    public static Bootstrap of(RandomGenerator random) {
        return new Bootstrap(2000, 0.95, random);
    }

    /**
     * The interval of a statistic over one sample.
     *
     * @param sample {@code [n]}
     * @param statistic what is estimated
     * @return the interval
     */
    public Interval interval(double[] sample, Statistic statistic) {
        return pooled(new double[][] {sample}, statistic);
    }

    /**
     * The interval of a statistic over all values of several strata; every stratum keeps its size in each resample.
     *
     * @param strata {@code [strata][n]} such as one sample of seeds for every task
     * @param statistic what is estimated over the pooled values
     * @return the interval
     */
    public Interval pooled(double[][] strata, Statistic statistic) {
        return stratified(
                strata,
                drawn -> statistic.of(
                        Arrays.stream(drawn).flatMapToDouble(Arrays::stream).toArray()));
    }

    /**
     * The interval of a statistic that sees the strata apart.
     *
     * @param strata {@code [strata][n]}
     * @param statistic what is estimated from resampled strata
     * @return the interval
     */
    public Interval stratified(double[][] strata, ToDoubleFunction<double[][]> statistic) {
        if (strata.length == 0) {
            throw new IllegalArgumentException("There must be at least one stratum");
        }
        double[][] drawn = new double[strata.length][];
        for (int s = 0; s < strata.length; s++) {
            drawn[s] = Samples.checked(Integer.toString(s), strata[s], 1).clone();
        }
        return interval(statistic.applyAsDouble(drawn), () -> {
            for (int s = 0; s < strata.length; s++) {
                for (int i = 0; i < drawn[s].length; i++) {
                    drawn[s][i] = strata[s][random.nextInt(strata[s].length)];
                }
            }
            return statistic.applyAsDouble(drawn);
        });
    }

    /**
     * The interval of a difference between two independent samples.
     *
     * @param a {@code [n]}
     * @param b {@code [m]}
     * @param statistic what is compared
     * @return the interval of {@code statistic(a) - statistic(b)}
     */
    public Interval difference(double[] a, double[] b, Statistic statistic) {
        return stratified(new double[][] {a, b}, drawn -> statistic.of(drawn[0]) - statistic.of(drawn[1]));
    }

    /**
     * The interval of a statistic over pairs; pairs are redrawn together.
     *
     * @param x {@code [n]} first members
     * @param y {@code [n]} second members
     * @param statistic what is estimated
     * @return the interval
     */
    public Interval paired(double[] x, double[] y, PairedStatistic statistic) {
        Samples.checkPaired(x, y, 1);
        double[] drawnX = new double[x.length];
        double[] drawnY = new double[y.length];
        return interval(statistic.of(x, y), () -> {
            for (int i = 0; i < x.length; i++) {
                int pick = random.nextInt(x.length);
                drawnX[i] = x[pick];
                drawnY[i] = y[pick];
            }
            return statistic.of(drawnX, drawnY);
        });
    }

    private Interval interval(double estimate, DoubleSupplier resample) {
        double[] values = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            values[r] = resample.getAsDouble();
        }
        return Interval.percentile(estimate, values, level);
    }
}
