package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;

/**
 * The human who is rational but tosses a coin with probability epsilon: pi_H(U) = (1 - epsilon) 1[U >= 0] + epsilon / 2.
 *
 * @param epsilon in [0, 1]
 */
public record EpsilonRandomHuman(double epsilon) implements HumanPolicy {
    /** Checks the parameter. */
    public EpsilonRandomHuman {
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new InvalidInputException("The human's epsilon (" + epsilon + ") must lie in [0, 1]");
        }
    }

    @Override
    public double allow(double utility) {
        return utility >= 0 ? 1 - epsilon / 2 : epsilon / 2;
    }

    @Override
    public double press(double utility) {
        return utility >= 0 ? epsilon / 2 : 1 - epsilon / 2;
    }

    @Override
    public double[] breakpoints() {
        return new double[] {0};
    }

    @Override
    public String describe() {
        return "rational but for a coin toss with probability " + Numbers.of(epsilon);
    }
}
