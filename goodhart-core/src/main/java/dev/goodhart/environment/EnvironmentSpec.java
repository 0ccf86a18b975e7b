package dev.goodhart.environment;

/**
 * What a learner must know of an environment before it starts.
 *
 * @param name its name, such as {@code CartPole-v1}
 * @param observationDim length of an observation, at least 1
 * @param actions what may be done
 * @param timeLimit steps after which an episode is truncated, at least 1; {@link #NO_LIMIT} for none
 */
public record EnvironmentSpec(String name, int observationDim, ActionSpace actions, int timeLimit) {
    /** Episodes end by the world's own rules alone. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Checks the numbers. */
    public EnvironmentSpec {
        if (observationDim < 1 || timeLimit < 1) {
            throw new IllegalArgumentException("The environment '" + name
                    + "' must have observations of length >= 1 and a time limit >= 1, has " + observationDim + " and "
                    + timeLimit);
        }
    }
}
