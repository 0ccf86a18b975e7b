package dev.goodhart.goalconditioned;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Drops an answer at the first step whose cosine to the goal is below a threshold, and saves the steps that would have followed.
 *
 * @param threshold in [-1, 1]; 0 is a habit, not a calibration
 * @param skip how many steps are waited before the first look, at least 0
 */
public record QFilter(double threshold, int skip) {
    /** Checks the ranges. */
    public QFilter {
        if (!(threshold >= -1 && threshold <= 1)) {
            throw new InvalidInputException("The threshold (" + threshold
                    + ") must be in [-1, 1]\nMaybe a reward was meant: it is compared with cosines.");
        }
        if (skip < 0) {
            throw new InvalidInputException("The number of steps to skip (" + skip + ") must be at least 0");
        }
    }

    /**
     * Where an answer is dropped.
     *
     * @param q {@code [answer length]} cosines
     * @return the first step below the threshold, from 0; -1 if it is kept
     */
    public int firstBad(double[] q) {
        for (int t = skip; t < q.length; t++) {
            if (q[t] < threshold) {
                return t;
            }
        }
        return -1;
    }

    /**
     * The strictest threshold that drops few correct answers.
     *
     * @param q {@code [n][answer length]} cosines of validation answers
     * @param correct {@code [n]} which of them are correct, at least one
     * @param most the share of correct answers that may be dropped, in [0, 1]
     * @param skip how many steps are waited before the first look
     * @return the filter
     */
    public static QFilter calibrated(double[][] q, boolean[] correct, double most, int skip) {
        double[] lowest = IntStream.range(0, q.length)
                .filter(i -> correct[i])
                .mapToDouble(i -> Arrays.stream(q[i]).skip(skip).min().orElse(1))
                .sorted()
                .toArray();
        if (lowest.length == 0 || !(most >= 0 && most <= 1)) {
            throw new InvalidInputException("A threshold must be chosen by at least one correct answer and a share in"
                    + " [0, 1], there are " + lowest.length + " and " + most
                    + "\nMaybe the samples lack the column 'correct'.");
        }
        int dropped = (int) Math.floor(most * lowest.length + 1e-9);
        return new QFilter(dropped >= lowest.length ? 1 : Math.clamp(lowest[dropped], -1, 1), skip);
    }

    /**
     * The tradeoff over thresholds.
     *
     * @param samples samples with known correctness
     * @param thresholds {@code [n]} in [-1, 1]
     * @param skip how many steps are waited before the first look
     * @return {@code [2][n]} the share of steps saved, and the share of correct answers dropped
     */
    public static double[][] curve(List<FilterSample> samples, double[] thresholds, int skip) {
        double[][] curve = new double[2][thresholds.length];
        for (int k = 0; k < thresholds.length; k++) {
            QFilter filter = new QFilter(thresholds[k], skip);
            double saved = 0;
            double steps = 0;
            double lost = 0;
            double correct = 0;
            for (FilterSample sample : samples) {
                int bad = filter.firstBad(sample.q());
                saved += bad < 0 ? 0 : sample.q().length - 1 - bad;
                steps += sample.q().length;
                if (sample.isCorrect()) {
                    correct++;
                    lost += bad < 0 ? 0 : 1;
                }
            }
            curve[0][k] = saved / steps;
            curve[1][k] = lost / correct;
        }
        return curve;
    }
}
