package dev.goodhart.policy;

import java.util.random.RandomGenerator;

/** Makes actions of what a network says. */
public sealed interface ActionHead
        permits CategoricalHead, GaussianHead, SquashedGaussianHead, GreedyHead, SquashedHead {
    /** {@return the name by which a file speaks of it} */
    String kind();

    /** {@return how many numbers the network must give for an action} */
    int outputs();

    /**
     * Chooses an action.
     *
     * @param output holds what the network said at {@code [at, at + outputs())}
     * @param at where it begins
     * @param choice whether to sample or to take the best
     * @param random where randomness comes from
     * @param action receives the action
     * @param to where it begins
     */
    void choose(float[] output, int at, Choice choice, RandomGenerator random, double[] action, int to);
}
