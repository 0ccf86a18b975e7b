package dev.goodhart.representation;

/** Where a representation of trajectories comes from: the method and what it is compared with. */
public enum RepresentationSource {
    /** Learned from similarity answers. */
    SIMILARITY,
    /** The shared trunk of the rewards of several simulated persons. */
    MULTI_PREFERENCE,
    /** The reward network of one task, learned end to end from that task's preferences. */
    SINGLE_TASK,
    /** The latent means of a variational autoencoder of unlabelled trajectories. */
    AUTOENCODER,
    /** An untrained network. */
    RANDOM,
    /** The inputs themselves. */
    RAW,
    /** The true features, which nobody has: what could be reached at best. */
    TRUE_FEATURES
}
