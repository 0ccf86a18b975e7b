package dev.goodhart.attribution;

import dev.goodhart.reward.StepEnd;
import java.util.Arrays;

/** Small runs for tests. */
final class Runs {
    private Runs() {}

    /** A run whose turns are written as "observation action", "!" before the action where it was refused. */
    static ScoredRun of(String id, double reward, String... turns) {
        return new ScoredRun(
                id,
                "",
                Arrays.stream(turns)
                        .map(turn -> turn.split(" "))
                        .map(words -> words[1].startsWith("!")
                                ? Turn.of(words[0], words[1].substring(1), Execution.REFUSED)
                                : Turn.of(words[0], words[1], Execution.EXECUTED))
                        .toList(),
                reward,
                StepEnd.TERMINATED);
    }
}
