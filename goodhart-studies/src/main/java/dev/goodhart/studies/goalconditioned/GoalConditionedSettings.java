package dev.goodhart.studies.goalconditioned;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/**
 * The settings of the study of goal-conditioned rewards.
 *
 * @param pairs numbers of preference pairs, separated by blanks; most claims need 200, some 50 and 1000
 * @param steps training steps of a model, at least 1
 * @param prompts prompts to test on, at least 10
 * @param samples answers to each, at least 4
 * @param few whether only three ways to learn are tried, at 200 pairs
 */
public record GoalConditionedSettings(String pairs, int steps, int prompts, int samples, boolean few) {
    /** Checks the settings. */
    public GoalConditionedSettings {
        if (!pairs.matches("\\d{1,6}( \\d{1,6})*") || sizes(pairs).stream().anyMatch(n -> n < 10)) {
            throw new InvalidInputException(
                    "The setting pairs must hold whole numbers of at least 10, is '" + pairs + "'");
        }
        if (steps < 1 || prompts < 10 || samples < 4) {
            throw new InvalidInputException("The settings steps (" + steps + "), prompts (" + prompts
                    + ") and samples (" + samples + ") must be at least 1, 10 and 4");
        }
    }

    List<Integer> sizes() {
        return sizes(pairs);
    }

    private static List<Integer> sizes(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
