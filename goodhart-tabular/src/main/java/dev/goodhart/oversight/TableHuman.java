package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * A human given by a table: pi_H is linear between its points and flat beyond them.
 *
 * @param utility {@code [points]} strictly ascending
 * @param probability {@code [points]} pi_H at each, in [0, 1]
 */
public record TableHuman(double[] utility, double[] probability) implements HumanPolicy {
    /** Copies and checks the table. */
    public TableHuman {
        utility = utility.clone();
        probability = probability.clone();
        if (utility.length == 0 || utility.length != probability.length) {
            throw new InvalidInputException(
                    "The human's table must have as many probabilities as utilities and at least" + " one, has "
                            + utility.length + " utilities and " + probability.length + " probabilities");
        }
        for (int i = 0; i < utility.length; i++) {
            if (!Double.isFinite(utility[i]) || (i > 0 && utility[i] <= utility[i - 1])) {
                throw new InvalidInputException("The utilities of the human's table must be finite and ascend strictly,"
                        + " but number " + (i + 1) + " is " + utility[i]);
            }
            if (!(probability[i] >= 0 && probability[i] <= 1)) {
                throw new InvalidInputException("pi_H(" + utility[i] + ") = " + probability[i] + " must lie in [0, 1]");
            }
        }
    }

    @Override
    public double allow(double u) {
        int at = Arrays.binarySearch(utility, u);
        if (at >= 0) {
            return probability[at];
        }
        int above = -at - 1;
        if (above == 0) {
            return probability[0];
        }
        if (above == utility.length) {
            return probability[above - 1];
        }
        double share = (u - utility[above - 1]) / (utility[above] - utility[above - 1]);
        return probability[above - 1] + share * (probability[above] - probability[above - 1]);
    }

    @Override
    public double[] breakpoints() {
        return utility.clone();
    }

    @Override
    public String describe() {
        return "a table of " + utility.length + " points";
    }
}
