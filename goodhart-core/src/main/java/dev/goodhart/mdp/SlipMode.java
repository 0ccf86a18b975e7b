package dev.goodhart.mdp;

/** Where a move goes that slips. */
public enum SlipMode {
    /** To either side, at a right angle to the intended direction, with equal probability. */
    SIDEWAYS,
    /** Along another of the world's moves, each with equal probability. */
    UNIFORM
}
