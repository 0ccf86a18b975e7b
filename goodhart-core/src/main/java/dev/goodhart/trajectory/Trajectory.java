package dev.goodhart.trajectory;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.input.InvalidInputException;
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

    /**
     * Refuses what cannot have been recorded in an environment: another number of columns, numbers that are not finite, actions that are
     * no index of its own. Actions outside the bounds of a box pass, since many environments clip them.
     *
     * @param spec the environment
     * @throws InvalidInputException if it does not fit; the message names the trajectory
     */
    public void requireFits(EnvironmentSpec spec) {
        int states = steps.stateDim();
        int actions = steps.actionDim();
        if (states != spec.observationDim() || actions != spec.actions().dim()) {
            throw new InvalidInputException("The trajectory '" + id + "' must have observations of "
                    + spec.observationDim() + " and actions of "
                    + spec.actions().dim() + " numbers for '"
                    + spec.name() + "', has " + states + " and " + actions
                    + "\nMaybe it was recorded in another environment, or columns are missing.");
        }
        for (int t = 0; t < length(); t++) {
            for (int d = 0; d < states; d++) {
                requireFinite("observation", t, steps.state()[t * states + d]);
                requireFinite("next observation", t, steps.next()[t * states + d]);
            }
            for (int k = 0; k < actions; k++) {
                requireFinite("action", t, steps.action()[t * actions + k]);
            }
            if (spec.actions() instanceof ActionSpace.Discrete discrete) {
                requireIndex(t, steps.action()[t], discrete.count());
            }
        }
    }

    private void requireFinite(String what, int t, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "The " + what + " in step " + t + " of the trajectory '" + id + "' (" + value + ") must be finite");
        }
    }

    private void requireIndex(int t, double action, int count) {
        if (action != Math.rint(action) || action < 0 || action >= count) {
            throw new InvalidInputException("The action in step " + t + " of the trajectory '" + id + "' (" + action
                    + ") must be a whole number in [0, " + count + ")");
        }
    }
}
