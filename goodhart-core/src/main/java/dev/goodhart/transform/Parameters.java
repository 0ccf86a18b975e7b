package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;

/** Checks of the numbers that shapings take. */
final class Parameters {
    private Parameters() {}

    static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new InvalidInputException("The " + name + " (" + value + ") must be above 0 and finite");
        }
    }

    static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException("The " + name + " (" + value + ") must be a finite number");
        }
    }

    /** Refuses scores that are no numbers, and fewer of them than a shaping needs. */
    static void requireReferences(RewardShaping shaping, double[] references, int least) {
        if (references.length < least) {
            throw new InvalidInputException("The shaping '" + shaping.label() + "' must have at least " + least
                    + (least == 1 ? " reference" : " references") + " for a prompt, has " + references.length
                    + (least > 1 ? "\nMaybe score more answers of the initial policy." : ""));
        }
        for (int i = 0; i < references.length; i++) {
            requireFinite("score of reference " + i, references[i]);
        }
    }
}
