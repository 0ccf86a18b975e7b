package dev.goodhart.reward;

/**
 * A step of a reward pipeline: makes one reward function from another. A pipeline is a list of transforms, applied in the stated order.
 */
@FunctionalInterface
public interface RewardTransform {
    /**
     * Wraps a reward.
     *
     * @param inner the reward so far
     * @return the reward after this step
     */
    RewardFunction around(RewardFunction inner);
}
