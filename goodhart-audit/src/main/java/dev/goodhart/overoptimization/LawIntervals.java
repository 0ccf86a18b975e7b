package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Interval;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap of a fitted law.
 *
 * @param alpha interval of alpha
 * @param beta interval of beta
 * @param peak interval of the distance of the peak; infinite where resamples have none
 * @param certainty share of resamples with a peak nearer than the farthest point
 */
public record LawIntervals(Interval alpha, Interval beta, Interval peak, double certainty) {
    private static final double LEVEL = 0.95;

    /**
     * Resamples whole clusters of points, such as runs; or points, when each is its own cluster.
     *
     * @param form which law
     * @param d {@code [points]} distances
     * @param gain {@code [points]} gains
     * @param clusters {@code [clusters][]} indices of points
     * @param resamples how often, at least 1
     * @param random where the draws come from
     * @return the intervals; resamples that lie on fewer than two distances are left out
     */
    public static LawIntervals of(
            LawForm form, double[] d, double[] gain, int[][] clusters, int resamples, RandomGenerator random) {
        LawFit fit = LawFit.of(form, d, gain);
        int[][] usable = Arrays.stream(clusters)
                .map(cluster ->
                        Arrays.stream(cluster).filter(i -> form.uses(d[i])).toArray())
                .filter(cluster -> cluster.length > 0)
                .toArray(int[][]::new);
        OveroptimizationLaw[] laws = new OveroptimizationLaw[resamples];
        for (int r = 0; r < resamples; r++) {
            int[] drawn = IntStream.range(0, usable.length)
                    .flatMap(i -> Arrays.stream(usable[random.nextInt(usable.length)]))
                    .toArray();
            laws[r] = LawFit.fitted(form, d, gain, drawn).law();
        }
        return of(fit, laws);
    }

    /** The intervals of a fit from laws fitted to resamples; those with a beta of NaN are left out. */
    static LawIntervals of(LawFit fit, OveroptimizationLaw[] resampled) {
        OveroptimizationLaw[] laws = Arrays.stream(resampled)
                .filter(law -> !Double.isNaN(law.beta()))
                .toArray(OveroptimizationLaw[]::new);
        double reach = fit.reach();
        double[] peaks =
                Arrays.stream(laws).mapToDouble(law -> peakOf(law, reach)).toArray();
        double turned = Arrays.stream(peaks).filter(peak -> peak < reach).count();
        return new LawIntervals(
                interval(
                        fit.law().alpha(),
                        Arrays.stream(laws)
                                .mapToDouble(OveroptimizationLaw::alpha)
                                .toArray()),
                interval(
                        fit.law().beta(),
                        Arrays.stream(laws)
                                .mapToDouble(OveroptimizationLaw::beta)
                                .toArray()),
                interval(peakOf(fit.law(), reach), peaks),
                turned / laws.length);
    }

    private static double peakOf(OveroptimizationLaw law, double reach) {
        return law.peakWithin(reach)
                .or(law::peak)
                .map(OveroptimizationLaw.Peak::d)
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Nearest ranks, which infinite values do not spoil. */
    private static Interval interval(double estimate, double[] values) {
        if (values.length == 0) {
            return new Interval(estimate, Double.NaN, Double.NaN, LEVEL);
        }
        Arrays.sort(values);
        return new Interval(
                estimate,
                values[(int) Math.floor((1 - LEVEL) / 2 * (values.length - 1))],
                values[(int) Math.ceil((1 + LEVEL) / 2 * (values.length - 1))],
                LEVEL);
    }
}
