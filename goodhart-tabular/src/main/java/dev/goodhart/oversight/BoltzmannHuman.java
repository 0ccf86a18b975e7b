package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;

/**
 * The noisily rational human: pi_H(U) = 1 / (1 + exp(-(U + bias) / beta)).
 *
 * @param beta the temperature, positive, in units of utility; the larger, the more random
 * @param bias in units of utility; positive for a human who allows too much (indifferent at U = -bias)
 */
public record BoltzmannHuman(double beta, double bias) implements SmoothHuman {
    /** Checks the parameters. */
    public BoltzmannHuman {
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new InvalidInputException("The human's beta (" + beta + ") must be a positive, finite number"
                    + (beta == 0 ? "\nMaybe you mean the rational human, the limit of beta to 0" : ""));
        }
        if (!Double.isFinite(bias)) {
            throw new InvalidInputException("The human's bias (" + bias + ") must be a finite number");
        }
    }

    /**
     * An unbiased human.
     *
     * @param beta the temperature, positive
     */
    public BoltzmannHuman(double beta) {
        this(beta, 0);
    }

    @Override
    public double allow(double utility) {
        return logistic((utility + bias) / beta);
    }

    @Override
    public double press(double utility) {
        return logistic(-(utility + bias) / beta);
    }

    @Override
    public double slope(double utility) {
        return allow(utility) * press(utility) / beta;
    }

    @Override
    public double[] breakpoints() {
        return new double[] {
            -bias - 40 * beta,
            -bias - 8 * beta,
            -bias - 2 * beta,
            -bias,
            -bias + 2 * beta,
            -bias + 8 * beta,
            -bias + 40 * beta
        };
    }

    @Override
    public String describe() {
        return "logistic, beta " + Numbers.of(beta) + (bias == 0 ? "" : ", bias " + Numbers.of(bias));
    }

    /** 1 / (1 + exp(-x)); exp never overflows. */
    static double logistic(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }
}
