package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;

/** The checks that beliefs share. */
final class BeliefChecks {
    /** Squares of utilities must not overflow. */
    private static final double LARGEST = 1e150;

    private BeliefChecks() {}

    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException("The " + what + " (" + value + ") must be a finite number");
        }
        return value;
    }

    static double utility(String what, double value) {
        if (Math.abs(finite(what, value)) > LARGEST) {
            throw new InvalidInputException("The " + what + " (" + value + ") must be at most " + LARGEST
                    + " in size\nMaybe measure utility in a larger unit");
        }
        return value;
    }

    static double spreadFactor(double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new InvalidInputException("The spread factor (" + factor + ") must be a finite number, at least 0");
        }
        return factor;
    }

    static double chance(double chance, String belief) {
        if (!(chance > 0)) {
            throw new InvalidInputException(
                    "The observed move has probability " + chance + " under the belief (" + belief
                            + "), so there is nothing to update to\nMaybe the human model is too sure: a rational human"
                            + " never presses the switch on what is surely worth U >= 0");
        }
        return chance;
    }
}
