package dev.goodhart.trajectory;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;

/**
 * Consecutive steps of one episode.
 *
 * @param id the name by which feedback speaks of it, not empty
 * @param steps at least one step, in order; only the last one may end the episode. A piece of an episode ends with a step that continues
 */
public record Trajectory(String id, TransitionBatch steps) {
    /** Checks the id and the ends. */
    public Trajectory {
        if (id.isEmpty() || steps.size() == 0) {
            throw new IllegalArgumentException(
                    "A trajectory must have an id and a step, has '" + id + "' and " + steps.size() + " steps");
        }
        for (int t = 0; t < steps.size() - 1; t++) {
            if (steps.end()[t] != StepEnd.CONTINUING) {
                throw new IllegalArgumentException("The trajectory '" + id + "' must end with its last step, step " + t
                        + " of " + steps.size() + " is " + steps.end()[t]);
            }
        }
    }

    /** {@return the number of steps} */
    public int length() {
        return steps.size();
    }

    /** {@return how the last step ended} */
    public StepEnd end() {
        return steps.end()[steps.size() - 1];
    }
}
