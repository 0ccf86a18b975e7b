package dev.goodhart.goalconditioned;

import java.util.random.RandomGenerator;

/** A loss on hidden states, beside the loss on scores. */
public interface LatentObjective {
    /**
     * The loss of a batch, and its gradient.
     *
     * @param states the states of a batch of pairs
     * @param random where randomness comes from
     * @param gradient as long as the states; the gradient is added to it
     * @return the loss and what it is made of
     */
    LatentLoss gradient(HiddenStates states, RandomGenerator random, float[] gradient);
}
