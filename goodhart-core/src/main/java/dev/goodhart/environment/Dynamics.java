package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/**
 * What happens in one copy of an environment, over a row of numbers that is its whole state. {@link BatchedEnvironment} makes a
 * {@link VectorEnvironment} of it: resets, time limits, clipping and checkpoints are written once, there.
 *
 * <p>It keeps nothing between calls: what is not in the row is forgotten, and one object serves any number of copies, environments and
 * threads. Random numbers come from the generator that is handed in and from nowhere else.
 */
public interface Dynamics {
    /** {@return what the environment is, with its time limit} */
    EnvironmentSpec spec();

    /** {@return the length of a state, at least 1} */
    int stateDim();

    /**
     * Begins an episode.
     *
     * @param state receives the state at {@code [at, at + stateDim())}; what stood there is of no meaning
     * @param at where the row begins
     * @param random the copy's generator
     */
    void reset(double[] state, int at, RandomGenerator random);

    /**
     * Takes one step.
     *
     * @param state holds the state at {@code [at, at + stateDim())} and receives the one after it
     * @param at where the row begins
     * @param action holds a valid action at {@code [from, from + actions().dim())}: an index in range, or a vector within the bounds
     * @param from where the action begins
     * @param random the copy's generator
     * @return whether the episode is over by the world's own rules; time limits are not the dynamics' business
     */
    boolean step(double[] state, int at, double[] action, int from, RandomGenerator random);

    /**
     * Writes what is seen of a state; by default the state itself.
     *
     * @param state holds the state at {@code [at, at + stateDim())}
     * @param at where the row begins
     * @param out receives the observation at {@code [to, to + observationDim)}
     * @param to where the observation begins
     */
    default void observe(double[] state, int at, double[] out, int to) {
        System.arraycopy(state, at, out, to, stateDim());
    }
}
