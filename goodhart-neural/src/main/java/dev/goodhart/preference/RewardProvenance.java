package dev.goodhart.preference;

import dev.goodhart.reward.RewardRole;

/**
 * Where a learned reward comes from.
 *
 * @param seed the seed of its training
 * @param comparisons how many comparisons it was trained on or stopped by
 * @param items how many items those could speak of
 */
public record RewardProvenance(long seed, int comparisons, int items) {
    /** {@return learned} */
    public RewardRole role() {
        return RewardRole.LEARNED;
    }
}
