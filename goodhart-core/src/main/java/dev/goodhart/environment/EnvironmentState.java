package dev.goodhart.environment;

/**
 * Everything that decides what an environment does next, for checkpoints.
 *
 * @param values continuous state, in an order that the environment knows
 * @param counters steps, episodes and states of generators, in an order that the environment knows
 */
public record EnvironmentState(double[] values, long[] counters) {
    /** Copies the arrays. */
    public EnvironmentState {
        values = values.clone();
        counters = counters.clone();
    }
}
