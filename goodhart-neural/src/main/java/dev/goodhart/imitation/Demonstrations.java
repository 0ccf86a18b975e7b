package dev.goodhart.imitation;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.trajectory.Trajectory;
import java.util.List;

/**
 * What an expert did, checked against the environment it is to be imitated in.
 *
 * @param spec the environment
 * @param episodes at least one
 */
public record Demonstrations(EnvironmentSpec spec, List<Trajectory> episodes) {
    /** Checks the widths and the actions. */
    public Demonstrations {
        episodes = List.copyOf(episodes);
        if (episodes.isEmpty()) {
            throw new InvalidInputException("There must be a demonstration to imitate, there is none");
        }
        for (Trajectory episode : episodes) {
            check(spec, episode);
        }
    }

    private static void check(EnvironmentSpec spec, Trajectory episode) {
        int states = episode.steps().stateDim();
        int actions = episode.steps().actionDim();
        if (states != spec.observationDim() || actions != spec.actions().dim()) {
            throw new InvalidInputException("The demonstration '" + episode.id() + "' must have states of "
                    + spec.observationDim() + " and actions of " + spec.actions().dim() + " numbers for " + spec.name()
                    + ", has " + states + " and " + actions
                    + "\nMaybe it was recorded in another environment, or columns are missing.");
        }
        if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            for (int t = 0; t < episode.length(); t++) {
                double action = episode.steps().action()[t];
                if (action != Math.rint(action) || action < 0 || action >= discrete.count()) {
                    throw new InvalidInputException("The action at step " + t + " of the demonstration '" + episode.id()
                            + "' (" + action + ") must be a whole number from 0 to " + (discrete.count() - 1));
                }
            }
        }
    }

    /** {@return steps in all episodes} */
    public int steps() {
        return episodes.stream().mapToInt(Trajectory::length).sum();
    }

    /** {@return whether an episode ends by the world's own rules: then a reward that is never negative pays for putting that off} */
    public boolean endEarly() {
        return episodes.stream().anyMatch(e -> !e.end().bootstraps());
    }

    /**
     * All steps as rows for a discriminator.
     *
     * @param encoder the layout
     * @return {@code [steps][width]}
     */
    float[] rows(RowEncoder encoder) {
        float[] rows = new float[steps() * encoder.width()];
        int to = 0;
        for (Trajectory episode : episodes) {
            encoder.encode(episode.steps(), 0, episode.length(), rows, to);
            to += episode.length();
        }
        return rows;
    }
}
