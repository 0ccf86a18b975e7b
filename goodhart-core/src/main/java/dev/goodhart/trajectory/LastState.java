package dev.goodhart.trajectory;

/** What to do with a trajectory whose file does not say which state its last step led to. */
public enum LastState {
    /** Refuse it. */
    REQUIRED,
    /** Leave its last step out; what remains is a piece of an episode, and how the episode ended is lost. */
    LEFT_OUT
}
