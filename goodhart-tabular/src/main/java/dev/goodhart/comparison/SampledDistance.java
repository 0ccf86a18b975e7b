package dev.goodhart.comparison;

/**
 * A distance between two rewards, estimated from samples.
 *
 * <p>A norm turns noise into distance: the estimate is biased upward, most for rewards that are close. Read it beside the baselines,
 * the distance that each reward seems to have from itself when measured twice with independent samples, half the data each.
 *
 * @param distance the estimate, at least 0; at most 2
 * @param low lower end of the bootstrap interval
 * @param high upper end of the bootstrap interval
 * @param firstBaseline distance of the first reward from itself, from independent halves of the data
 * @param secondBaseline distance of the second reward from itself, from independent halves of the data
 * @param firstTrivial whether the first reward lets all policies tie on the sample, up to rounding
 * @param secondTrivial whether the second reward lets all policies tie on the sample, up to rounding
 */
public record SampledDistance(
        double distance,
        double low,
        double high,
        double firstBaseline,
        double secondBaseline,
        boolean firstTrivial,
        boolean secondTrivial) {
    /** {@return whether the whole interval lies above what noise alone explains} */
    public boolean exceedsNoise() {
        return low > Math.max(firstBaseline, secondBaseline);
    }
}
