package dev.goodhart.policy;

/** How an action is chosen. */
public enum Choice {
    /** As the policy's distribution has it. */
    SAMPLED,
    /** The most likely action, or the mean. */
    BEST
}
