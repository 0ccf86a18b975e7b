package dev.goodhart.hierarchy;

/** A reward learner, as seen by whoever has comparisons for it. */
@FunctionalInterface
public interface ComparisonLearner {
    /**
     * Learns from decided pairs.
     *
     * @param winners {@code [pairs]} places of the better items in the pool that learner and judge share
     * @param losers {@code [pairs]} places of the worse ones
     */
    void learn(int[] winners, int[] losers);
}
