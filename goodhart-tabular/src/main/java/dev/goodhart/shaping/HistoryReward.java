package dev.goodhart.shaping;

import dev.goodhart.reward.TransitionBatch;

/**
 * A reward that depends on what was seen before, and so is no {@link dev.goodhart.reward.RewardFunction}: paying the same step twice gives
 * two answers. No plan of a finite world has it exactly, and an audit of a world file cannot contain it; it belongs into a learner's loop.
 */
public interface HistoryReward {
    /**
     * Pays steps in their order and remembers them.
     *
     * @param batch steps of trajectories in order; a trajectory may go on in the next batch
     * @param out {@code [at least batch.size()]} receives the reward of row i at i
     */
    void pay(TransitionBatch batch, double[] out);

    /** Forgets everything, as for a new learner. */
    void forget();
}
