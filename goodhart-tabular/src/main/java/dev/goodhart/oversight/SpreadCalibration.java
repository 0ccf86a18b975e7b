package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * The factor k by which an ensemble's spread must be multiplied to be honest doubt, from actions whose utility became known:
 * under outcome ~ N(mean, (k sd)^2) the maximum-likelihood k is the root mean square of (outcome - mean) / sd. Above 1 the
 * ensemble is too sure of itself, and so asks too rarely.
 *
 * @param factor k
 * @param low lower end of its 95 % interval, from the chi-squared distribution
 * @param high upper end
 * @param outcomes how many outcomes were used
 */
public record SpreadCalibration(double factor, double low, double high, int outcomes) {
    /**
     * Fits k.
     *
     * @param mean {@code [outcomes]} the ensemble's mean for each action
     * @param sd {@code [outcomes]} its standard deviation, positive
     * @param outcome {@code [outcomes]} what the action turned out to be worth
     * @return the calibration
     * @throws InvalidInputException if the arrays are empty, of different length, or hold what is not a number
     */
    public static SpreadCalibration of(double[] mean, double[] sd, double[] outcome) {
        int n = mean.length;
        if (n == 0 || sd.length != n || outcome.length != n) {
            throw new InvalidInputException(
                    "The calibration must have as many means as sds and outcomes, at least one, has " + n + ", "
                            + sd.length + " and " + outcome.length);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (!(sd[i] > 0)) {
                throw new InvalidInputException("The sd of outcome " + (i + 1) + " (" + sd[i]
                        + ") must be positive\nMaybe all members of the ensemble are one model");
            }
            double z = (BeliefChecks.finite("outcome", outcome[i]) - BeliefChecks.finite("mean", mean[i]))
                    / BeliefChecks.finite("sd", sd[i]);
            sum += z * z;
        }
        ChiSquaredDistribution chiSquared = new ChiSquaredDistribution(n);
        return new SpreadCalibration(
                Math.sqrt(sum / n),
                Math.sqrt(sum / chiSquared.inverseCumulativeProbability(0.975)),
                Math.sqrt(sum / chiSquared.inverseCumulativeProbability(0.025)),
                n);
    }

    /** {@return whether the interval lies above 1: the spread is too narrow} */
    public boolean isOverconfident() {
        return low > 1;
    }
}
