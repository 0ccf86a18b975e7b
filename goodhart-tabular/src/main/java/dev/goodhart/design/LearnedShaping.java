package dev.goodhart.design;

import dev.goodhart.planning.Episode;
import java.util.List;

/** A reward for state and action that an agent learns for itself from its episodes, to be paid on top of the intended one. */
public sealed interface LearnedShaping permits SelfSupervisedRewardShaping, RankedRewardShaping {
    /**
     * What is paid on top of the intended reward.
     *
     * @param state the state left
     * @param action the action taken
     * @return the learned reward
     */
    double of(int state, int action);

    /**
     * Learns from episodes.
     *
     * @param episodes the latest episodes
     */
    void learn(List<Episode> episodes);

    /** {@return {@code [states * actions]} a copy of the learned reward} */
    double[] phi();
}
