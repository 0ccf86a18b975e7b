package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the reward model promises against what a judge finds: the mean preference-as-reward value of a policy's answers, which is the
 * probability of beating the initial policy by the reward model's own lights, minus the share of answers that an independent judge prefers.
 *
 * @param promised the mean value, from 0 to 1
 * @param judged the judged win rate, ties counting half, from 0 to 1
 * @param error standard error of the gap, NaN where it is not known
 */
public record CalibrationGap(double promised, double judged, double error) {
    /** A gap above this advises to stop. */
    public static final double LIMIT = 0.1;

    private static final double SURE = 1.959964;

    /** Checks the ranges. */
    public CalibrationGap {
        share("value promised", promised);
        share("judged win rate", judged);
        if (error < 0 || Double.isInfinite(error)) {
            throw new InvalidInputException("The standard error (" + error + ") must be at least 0 and finite");
        }
    }

    /**
     * A gap between two means.
     *
     * @param promised the mean value
     * @param judged the judged win rate
     * @param comparisons how many answers were judged, 0 where it is not known; the error is that of the win rate, with two wins and two
     *     losses added so that it does not vanish
     * @return the gap
     */
    public static CalibrationGap of(double promised, double judged, long comparisons) {
        if (comparisons < 0) {
            throw new InvalidInputException("The number of comparisons (" + comparisons + ") must be at least 0");
        }
        double n = comparisons + 4.0;
        double p = (judged * comparisons + 2) / n;
        return new CalibrationGap(promised, judged, comparisons == 0 ? Double.NaN : Math.sqrt(p * (1 - p) / n));
    }

    /**
     * A gap over answers that were judged one by one.
     *
     * @param values {@code [answers]} the value of each, from 0 to 1
     * @param outcomes {@code [answers]} 1 where the judge prefers it to a reference, 0 where not, 0.5 for a tie
     * @return the gap, with the error of the mean difference
     */
    public static CalibrationGap ofAnswers(double[] values, double[] outcomes) {
        int n = checked(values, outcomes);
        double promised = Arrays.stream(values).sum() / n;
        double judged = Arrays.stream(outcomes).sum() / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = values[i] - outcomes[i] - (promised - judged);
            squares += off * off;
        }
        return new CalibrationGap(promised, judged, n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN);
    }

    /** {@return promised minus judged; above 0 where the reward model promises too much} */
    public double gap() {
        return promised - judged;
    }

    /**
     * Whether the gap passes a limit.
     *
     * @param limit the limit
     * @return true if the estimate is above it
     */
    public boolean passes(double limit) {
        return gap() > limit;
    }

    /**
     * Whether the gap passes a limit beyond the noise of the judgements.
     *
     * @param limit the limit
     * @return true if the estimate less 1.96 standard errors is above it; an unknown error counts as none
     */
    public boolean surelyPasses(double limit) {
        return gap() - (Double.isNaN(error) ? 0 : SURE * error) > limit;
    }

    /**
     * One point of a calibration curve.
     *
     * @param promised mean value of the answers in it
     * @param judged their judged win rate
     * @param answers how many there are
     */
    public record Bin(double promised, double judged, int answers) {}

    /**
     * The calibration curve: answers in ascending order of their value, cut into bins of as nearly as possible one size.
     *
     * @param values {@code [answers]} the value of each
     * @param outcomes {@code [answers]} how each was judged
     * @param bins how many at most, at least 1
     * @return the bins, ascending
     */
    public static List<Bin> curve(double[] values, double[] outcomes, int bins) {
        int n = checked(values, outcomes);
        if (bins < 1) {
            throw new InvalidInputException("The number of bins (" + bins + ") must be at least 1");
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int count = Math.min(bins, n);
        List<Bin> curve = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            int from = (int) ((long) n * b / count);
            int to = (int) ((long) n * (b + 1) / count);
            double promised = 0;
            double judged = 0;
            for (int i = from; i < to; i++) {
                promised += values[order[i]];
                judged += outcomes[order[i]];
            }
            curve.add(new Bin(promised / (to - from), judged / (to - from), to - from));
        }
        return curve;
    }

    private static int checked(double[] values, double[] outcomes) {
        if (values.length != outcomes.length || values.length == 0) {
            throw new InvalidInputException("There must be as many values as judgements, and at least one, there are "
                    + values.length + " and " + outcomes.length);
        }
        for (int i = 0; i < values.length; i++) {
            share("value of answer " + i, values[i]);
            share("judgement of answer " + i, outcomes[i]);
        }
        return values.length;
    }

    private static void share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInputException("The " + what + " (" + value + ") must be from 0 to 1");
        }
    }
}
