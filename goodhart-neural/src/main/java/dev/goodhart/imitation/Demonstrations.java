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
    /** Checks that they fit the environment. */
    public Demonstrations {
        episodes = List.copyOf(episodes);
        if (episodes.isEmpty()) {
            throw new InvalidInputException("There must be a demonstration to imitate, there is none");
        }
        for (Trajectory episode : episodes) {
            episode.requireFits(spec);
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
     * How many actions lie outside the bounds of the environment's: the agent cannot take such an action, so that the discriminator can tell
     * expert from agent by it, however well the agent does.
     *
     * @return steps with such an action, 0 where actions are discrete
     */
    public int outOfBounds() {
        if (!(spec.actions() instanceof ActionSpace.Box box)) {
            return 0;
        }
        int outside = 0;
        for (Trajectory episode : episodes) {
            for (int t = 0; t < episode.length(); t++) {
                outside += isOutside(box, episode.steps().action(), t * box.dim()) ? 1 : 0;
            }
        }
        return outside;
    }

    private static boolean isOutside(ActionSpace.Box box, double[] action, int from) {
        for (int k = 0; k < box.dim(); k++) {
            if (action[from + k] < box.low()[k] || action[from + k] > box.high()[k]) {
                return true;
            }
        }
        return false;
    }
}
