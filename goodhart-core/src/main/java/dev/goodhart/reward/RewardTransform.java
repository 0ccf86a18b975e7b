package dev.goodhart.reward;

import java.util.List;

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

    /**
     * Applies a pipeline: the first transform is around the reward itself, the last one is outermost.
     *
     * @param transforms in the order in which they are applied; may be empty
     * @param reward what they are applied to
     * @return the reward after all of them
     */
    static RewardFunction apply(List<RewardTransform> transforms, RewardFunction reward) {
        RewardFunction wrapped = reward;
        for (RewardTransform transform : transforms) {
            wrapped = transform.around(wrapped);
        }
        return wrapped;
    }
}
