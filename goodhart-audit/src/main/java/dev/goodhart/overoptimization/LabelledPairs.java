package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * Pairs of responses from one source, of which someone said which is better.
 *
 * @param group where they come from, such as held-out or on-policy
 * @param chosen {@code [pairs]} proxy rewards of the preferred responses
 * @param rejected {@code [pairs]} of the others
 */
public record LabelledPairs(String group, double[] chosen, double[] rejected) {
    /** Checks the lengths. */
    public LabelledPairs {
        if (chosen.length != rejected.length || chosen.length == 0) {
            throw new InvalidInputException(
                    "The pairs of group '" + group + "' must have a chosen and a rejected reward each, there are "
                            + chosen.length + " and " + rejected.length);
        }
    }

    /** {@return the number of pairs} */
    public int size() {
        return chosen.length;
    }

    /** {@return hits: 1 where the chosen has the higher reward, half where they are equal, 0 where it has the lower} */
    double[] hits() {
        double[] hits = new double[chosen.length];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = chosen[i] > rejected[i] ? 1 : chosen[i] == rejected[i] ? 0.5 : 0;
        }
        return hits;
    }
}
