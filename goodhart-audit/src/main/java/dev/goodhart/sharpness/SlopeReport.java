package dev.goodhart.sharpness;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Slopes of a reward over points.
 *
 * @param slope {@code [points]} ||grad r||, at least 0
 * @param byFeature {@code [dim]} the mean of |dr / dx| for every feature: what the slope is made of
 * @param limit the slope that is still fine
 */
public record SlopeReport(double[] slope, double[] byFeature, double limit) {
    /**
     * A quantile of the slopes, between neighbours in proportion.
     *
     * @param p in [0, 1]; 1 for the largest
     * @return the slope
     */
    public double quantile(double p) {
        double[] sorted = slope.clone();
        Arrays.sort(sorted);
        double at = p * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (above - sorted[below]);
    }

    /** {@return the share of points steeper than the limit, in [0, 1]} */
    public double shareAbove() {
        return (double) Arrays.stream(slope).filter(s -> s > limit).count() / slope.length;
    }

    /** {@return the share of points that keep the limit, b_C of Blonde, Strasser and Kalousis (2022), in [0, 1]} */
    public double validity() {
        return 1 - shareAbove();
    }

    /**
     * The steepest points.
     *
     * @param count how many at most
     * @return their numbers, steepest first
     */
    public int[] witnesses(int count) {
        return IntStream.range(0, slope.length)
                .boxed()
                .sorted((a, b) -> Double.compare(slope[b], slope[a]))
                .limit(count)
                .mapToInt(i -> i)
                .toArray();
    }
}
