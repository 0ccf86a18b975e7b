package dev.goodhart.attribution;

import dev.goodhart.reward.StepEnd;
import java.util.List;

/**
 * A run of an agent with one score at its end.
 *
 * @param id its name
 * @param task what was to be done, possibly empty
 * @param turns at least one turn, in order; all in words, or all with as many features
 * @param reward the score of the whole, finite
 * @param end how it ended; {@link StepEnd#CONTINUING} where that is not known. The score of a run that was cut off counts as it is
 */
public record ScoredRun(String id, String task, List<Turn> turns, double reward, StepEnd end) {
    /** Checks and copies the turns. */
    public ScoredRun {
        turns = List.copyOf(turns);
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("The run '" + id + "' must have at least one turn");
        }
        if (!Double.isFinite(reward)) {
            throw new IllegalArgumentException("The reward of run '" + id + "' (" + reward + ") must be finite");
        }
        for (Turn turn : turns) {
            if (turn.features().length != turns.getFirst().features().length) {
                throw new IllegalArgumentException(
                        "The turns of run '" + id + "' must have equally many features, have "
                                + turns.getFirst().features().length + " and " + turn.features().length);
            }
        }
    }

    /** {@return the number of turns} */
    public int length() {
        return turns.size();
    }
}
