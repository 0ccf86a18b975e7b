package dev.goodhart.goalconditioned;

/** How a hidden state becomes a score. */
public enum RewardHead {
    /** A weight for each number of the state, no bias. Goes with the cosine to the goal, so that whoever games one games both. */
    LINEAR,
    /** A network with hidden widths d/2, d/2 and d of a state of d numbers. */
    MLP
}
