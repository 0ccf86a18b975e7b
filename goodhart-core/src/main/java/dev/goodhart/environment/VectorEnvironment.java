package dev.goodhart.environment;

import dev.goodhart.reward.TransitionBatch;

/**
 * Copies of one environment that step together.
 *
 * <p>A copy whose episode ends is reset at once: the step that is returned holds the last observation of the old episode as its
 * {@code next}, and {@link #observation()} already holds the first of the new one. So a learner never sees a step from the end of one
 * episode to the beginning of another, and always has the state to bootstrap from when an episode was truncated.
 *
 * <p>The same seed and the same actions give the same steps. Copies share no random numbers. Not safe for use by several threads.
 */
public interface VectorEnvironment {
    /** {@return what the environment is} */
    EnvironmentSpec spec();

    /** {@return the number of copies n, at least 1} */
    int size();

    /**
     * Begins a new episode in every copy.
     *
     * @param seed decides everything random that follows
     */
    void reset(long seed);

    /** {@return {@code [n][observationDim]} what is seen before the next step; the environment's own array, to be read only} */
    double[] observation();

    /**
     * Takes one step in every copy.
     *
     * @param action {@code [n][actions().dim()]}; a discrete action is its index, a vector outside its bounds is clipped to them
     * @return the steps taken, one row per copy; its arrays are the environment's own and are overwritten by the next step
     * @throws IllegalArgumentException if the length is wrong, a discrete action is no index in range, or an entry is NaN;
     *     nothing has changed then
     * @throws IllegalStateException if the environment was never reset
     */
    TransitionBatch step(double[] action);

    /** {@return what decides all that follows; a copy} */
    EnvironmentState save();

    /**
     * Goes back to a saved state, of this environment or of another of the same kind and size.
     *
     * @param state what {@link #save()} gave
     * @throws IllegalArgumentException if it does not fit
     */
    void restore(EnvironmentState state);
}
