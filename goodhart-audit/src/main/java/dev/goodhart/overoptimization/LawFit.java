package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * A law fitted by least squares through the origin.
 *
 * @param law the law
 * @param points how many points were used
 * @param left how many were left out because the form cannot take them (d = 0, or d below 0.1 for reinforcement learning)
 * @param reach the largest d among those used
 * @param error root of the mean squared residual
 */
public record LawFit(OveroptimizationLaw law, int points, int left, double reach, double error) {
    private static final int LEAST = 4;

    /**
     * Fits a law.
     *
     * @param form which one
     * @param d {@code [points]} distances, square roots of KL in nats, none negative
     * @param gain {@code [points]} gold rewards minus that of the initial policy; forgetting to subtract it biases alpha
     * @return the fit
     * @throws InvalidInputException if there are fewer than four distinct distances that the form can take, or a number is not finite
     */
    public static LawFit of(LawForm form, double[] d, double[] gain) {
        check(d, gain);
        int[] used = used(form, d);
        long distinct = Arrays.stream(used).mapToDouble(i -> d[i]).distinct().count();
        if (distinct < LEAST) {
            throw new InvalidInputException("A law must be fitted to at least " + LEAST + " distinct distances "
                    + (form == LawForm.RL ? "of 0.1 or more" : "above 0") + ", there are " + distinct);
        }
        return fitted(form, d, gain, used);
    }

    /**
     * How well the points up to a cut foretell those beyond it.
     *
     * @param form which law
     * @param d {@code [points]} distances
     * @param gain {@code [points]} gains
     * @param cut the largest distance that is fitted
     * @return the fit up to the cut and its error beyond
     */
    public static Extrapolation upTo(LawForm form, double[] d, double[] gain, double cut) {
        check(d, gain);
        double[] nearD = select(d, d, 0, cut);
        LawFit fit = of(form, nearD, select(d, gain, 0, cut));
        double[] farD = select(d, d, Math.nextUp(cut), Double.POSITIVE_INFINITY);
        double[] farGain = select(d, gain, Math.nextUp(cut), Double.POSITIVE_INFINITY);
        if (farD.length == 0) {
            throw new InvalidInputException("There must be a point beyond the cut at d = " + cut + ", there is none");
        }
        int[] all = new int[farD.length];
        Arrays.setAll(all, i -> i);
        return new Extrapolation(cut, fit, farD.length, error(fit.law(), farD, farGain, all));
    }

    /**
     * A fit and how it did beyond what it was fitted to.
     *
     * @param cut the largest distance that was fitted
     * @param fit the fit
     * @param beyond how many points lie beyond
     * @param error root of the mean squared error there
     */
    public record Extrapolation(double cut, LawFit fit, int beyond, double error) {}

    /** The least-squares solution where the columns are independent; resamples of few points may leave one column only, then NaN. */
    static LawFit fitted(LawForm form, double[] d, double[] gain, int[] used) {
        // Gram-Schmidt on the two columns loses fewer digits than the normal equations.
        double square = 0;
        double cross = 0;
        double first = 0;
        double reach = 0;
        for (int i : used) {
            square += d[i] * d[i];
            cross += d[i] * d[i] * form.bend(d[i]);
            first += d[i] * gain[i];
            reach = Math.max(reach, d[i]);
        }
        double along = cross / square;
        double rest = 0;
        double second = 0;
        for (int i : used) {
            double column = d[i] * (form.bend(d[i]) - along);
            rest += column * column;
            second += column * gain[i];
        }
        double slope = rest > 1e-24 * square ? second / rest : Double.NaN;
        double beta = -slope;
        double alpha = first / square - along * slope;
        OveroptimizationLaw law = form.law(alpha, beta);
        return new LawFit(law, used.length, d.length - used.length, reach, error(law, d, gain, used));
    }

    static int[] used(LawForm form, double[] d) {
        int[] used = new int[d.length];
        int count = 0;
        for (int i = 0; i < d.length; i++) {
            if (form.uses(d[i])) {
                used[count++] = i;
            }
        }
        return Arrays.copyOf(used, count);
    }

    private static double error(OveroptimizationLaw law, double[] d, double[] gain, int[] used) {
        double sum = 0;
        for (int i : used) {
            double residual = gain[i] - law.predict(d[i]);
            sum += residual * residual;
        }
        return Math.sqrt(sum / used.length);
    }

    private static double[] select(double[] d, double[] from, double low, double high) {
        double[] selected = new double[d.length];
        int count = 0;
        for (int i = 0; i < d.length; i++) {
            if (d[i] >= low && d[i] <= high) {
                selected[count++] = from[i];
            }
        }
        return Arrays.copyOf(selected, count);
    }

    private static void check(double[] d, double[] gain) {
        if (d.length != gain.length) {
            throw new InvalidInputException(
                    "There must be a gain for every distance, there are " + gain.length + " and " + d.length);
        }
        for (int i = 0; i < d.length; i++) {
            if (!(d[i] >= 0 && Double.isFinite(d[i]))) {
                throw new InvalidInputException("The distance of point " + i + " (" + d[i]
                        + ") must be at least 0 and finite\nMaybe it is the root of a negative estimate of KL.");
            }
            if (!Double.isFinite(gain[i])) {
                throw new InvalidInputException("The gain of point " + i + " (" + gain[i] + ") must be finite");
            }
        }
    }
}
