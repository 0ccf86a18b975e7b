package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;

/**
 * The human who does not look: pi_H(U) = p.
 *
 * @param probability p in [0, 1]
 */
public record ConstantHuman(double probability) implements SmoothHuman {
    /** Checks the parameter. */
    public ConstantHuman {
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidInputException(
                    "The human's probability of allowing (" + probability + ") must lie in [0, 1]");
        }
    }

    @Override
    public double allow(double utility) {
        return probability;
    }

    @Override
    public double slope(double utility) {
        return 0;
    }

    @Override
    public double[] breakpoints() {
        return new double[0];
    }

    @Override
    public String describe() {
        return "constant, allows with probability " + Numbers.of(probability);
    }
}
