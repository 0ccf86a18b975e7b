package dev.goodhart.preference;

import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.WilsonInterval;
import java.util.Arrays;
import java.util.Optional;

/**
 * What lengths have to do with answers and scores, over comparisons of items of different lengths.
 *
 * @param comparisons how many there are
 * @param judgesPreferLonger share in which the longer one was preferred
 * @param modelPrefersLonger share in which the longer one has the higher score
 * @param correlation Pearson's correlation between difference of scores and difference of lengths
 * @param accuracyWhereLonger accuracy where the longer one was preferred
 * @param accuracyWhereShorter accuracy where the shorter one was: far below the other where the model counts length instead
 */
public record LengthConfound(
        int comparisons,
        Interval judgesPreferLonger,
        Interval modelPrefersLonger,
        double correlation,
        Interval accuracyWhereLonger,
        Interval accuracyWhereShorter) {
    static Optional<LengthConfound> of(IndexedComparisons pairs, double[] gap, double[] right, double[] lengths) {
        int n = 0;
        double[] scoreGap = new double[gap.length];
        double[] lengthGap = new double[gap.length];
        double byModel = 0;
        int[] count = new int[2];
        double[] correct = new double[2];
        for (int k = 0; k < gap.length; k++) {
            double longer = lengths[pairs.first()[k]] - lengths[pairs.second()[k]];
            if (longer == 0) {
                continue;
            }
            scoreGap[n] = gap[k];
            lengthGap[n++] = longer;
            byModel += gap[k] == 0 ? 0.5 : gap[k] > 0 == longer > 0 ? 1 : 0;
            int preferred = longer > 0 == (pairs.outcome()[k] == PairLoss.FIRST) ? 0 : 1;
            count[preferred]++;
            correct[preferred] += right[k];
        }
        if (n < 2) {
            return Optional.empty();
        }
        return Optional.of(new LengthConfound(
                n,
                WilsonInterval.of(count[0], n),
                WilsonInterval.of(byModel, n),
                Correlation.PEARSON.of(Arrays.copyOf(scoreGap, n), Arrays.copyOf(lengthGap, n)),
                WilsonInterval.of(correct[0], count[0]),
                WilsonInterval.of(correct[1], count[1])));
    }
}
