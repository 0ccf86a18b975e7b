package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;

/**
 * The human who sees U through normal noise: pi_H(U) = Phi(U / noise).
 *
 * @param noise the noise's standard deviation, positive, in units of utility
 */
public record ProbitHuman(double noise) implements SmoothHuman {
    /** Checks the parameter. */
    public ProbitHuman {
        if (!(noise > 0) || Double.isInfinite(noise)) {
            throw new InvalidInputException("The probit human's noise (" + noise + ") must be a positive, finite number"
                    + (noise == 0 ? "\nMaybe you mean the rational human, the limit of noise to 0" : ""));
        }
    }

    @Override
    public double allow(double utility) {
        return StandardNormal.cumulative(utility / noise);
    }

    @Override
    public double press(double utility) {
        return StandardNormal.cumulative(-utility / noise);
    }

    @Override
    public double slope(double utility) {
        return StandardNormal.density(utility / noise) / noise;
    }

    @Override
    public double[] breakpoints() {
        return new double[] {-8 * noise, -2 * noise, 0, 2 * noise, 8 * noise};
    }

    @Override
    public String describe() {
        return "probit, noise " + Numbers.of(noise);
    }
}
