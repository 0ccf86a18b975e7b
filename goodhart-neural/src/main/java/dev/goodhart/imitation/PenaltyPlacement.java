package dev.goodhart.imitation;

/** Where a penalty on gradients looks. */
public enum PenaltyPlacement {
    /** On segments between agent and expert, one share per row (Gulrajani et al. 2017). */
    INTERPOLATED,
    /** Around the expert, with normal noise (Kodali et al. 2017). */
    AROUND_EXPERT,
    /** Around the agent, with normal noise. */
    AROUND_AGENT,
    /** Where the agent is. A gauge; training on it leaves the way to the expert free. */
    AT_AGENT
}
