package dev.goodhart.attribution;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
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

    /**
     * A trajectory of numbers: a turn's features are those of state and action, one after the other. A turn counts as carried out if the state
     * changed or the episode ended.
     *
     * @param trajectory what happened
     * @param reward the score of the whole
     * @return the run
     */
    public static ScoredRun of(Trajectory trajectory, double reward) {
        return of(trajectory, reward, true);
    }

    /**
     * A trajectory of a finite world, whose states and actions are one index each: a turn's words are those indices written out.
     *
     * @param trajectory what happened
     * @param reward the score of the whole
     * @return the run
     */
    public static ScoredRun ofIndices(Trajectory trajectory, double reward) {
        return of(trajectory, reward, false);
    }

    private static ScoredRun of(Trajectory trajectory, double reward, boolean numeric) {
        List<Turn> turns = new ArrayList<>();
        for (int t = 0; t < trajectory.length(); t++) {
            turns.add(TransitionTurn.of(trajectory.steps(), t, numeric));
        }
        return new ScoredRun(trajectory.id(), "", turns, reward, trajectory.end());
    }

    /** {@return the number of turns} */
    public int length() {
        return turns.size();
    }
}
