package dev.goodhart.representation;

/** How trajectories of unequal length become the input of a network. */
public enum TrajectoryForm {
    /** All states one after the other, at a fixed number of equally spaced times between the first and the last. */
    RESAMPLED,
    /** The network reads single states; the embedding of a trajectory is the mean over its states. */
    MEAN_OF_STATES
}
