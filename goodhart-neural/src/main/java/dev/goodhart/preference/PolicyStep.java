package dev.goodhart.preference;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.reward.RewardFunction;

/** A learner of behaviour, as seen by whoever has a reward for it. */
@FunctionalInterface
public interface PolicyStep {
    /**
     * Goes on learning under a reward.
     *
     * @param reward what is optimised from now on; to be used during this call only
     * @param steps about how many steps of the environment may be taken, at least 1
     * @return what the policy does now, randomness for exploring included
     */
    Behaviour improve(RewardFunction reward, long steps);
}
