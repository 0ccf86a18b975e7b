package dev.goodhart.preference;

/** How the rewards of steps make the score of a trajectory. */
public enum Aggregation {
    /** Their sum. Of two lengths the longer one is better wherever rewards are positive. */
    SUM,
    /** Their mean, which knows no length. */
    MEAN
}
