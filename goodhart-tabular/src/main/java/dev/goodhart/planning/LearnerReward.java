package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;

/** What a learner is paid while it learns; it may change from step to step, as a bonus for new states does. */
@FunctionalInterface
public interface LearnerReward {
    /**
     * Pays one step.
     *
     * @param state the state left
     * @param action the action taken
     * @param transition which of the world's transitions it was
     * @return the reward
     */
    double pay(int state, int action, int transition);

    /**
     * A reward that stays as it is.
     *
     * @param mdp the world
     * @param reward the reward
     * @return the same, by transition
     */
    static LearnerReward of(TabularMdp mdp, TabularReward reward) {
        double[] paid = reward.onSupport(mdp);
        return (state, action, transition) -> paid[transition];
    }
}
