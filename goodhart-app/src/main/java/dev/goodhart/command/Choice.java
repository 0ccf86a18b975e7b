package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.NamedReward;
import java.util.List;

/** Picks rewards by name. */
final class Choice {
    private Choice() {}

    /** The named rewards in the order of the file, all when none is named. */
    static List<NamedReward> of(String option, List<String> names, List<NamedReward> rewards) {
        List<String> known = rewards.stream().map(NamedReward::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        option + " '" + name + "' is not a reward of this file that can be chosen\nMaybe one of: "
                                + String.join(", ", known));
            }
        }
        return names.isEmpty()
                ? rewards
                : rewards.stream().filter(r -> names.contains(r.name())).toList();
    }
}
