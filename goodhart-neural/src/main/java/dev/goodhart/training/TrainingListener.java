package dev.goodhart.training;

import java.util.Map;

/** Told how training goes. */
public interface TrainingListener {
    /**
     * Some steps were taken.
     *
     * @param steps environment steps so far, over all copies
     */
    default void stepped(long steps) {}

    /**
     * Numbers were averaged over the last interval.
     *
     * @param steps environment steps so far
     * @param means by name, in a fixed order
     */
    default void logged(long steps, Map<String, Double> means) {}

    /**
     * The policy was judged.
     *
     * @param steps environment steps so far
     * @param evaluation what it earned
     */
    default void evaluated(long steps, Evaluation evaluation) {}
}
