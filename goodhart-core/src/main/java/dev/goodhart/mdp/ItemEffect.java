package dev.goodhart.mdp;

/** What entering the cell of an item does to it. */
public enum ItemEffect {
    /** Turns it on for good: it has been picked up. */
    PICKUP,
    /** Turns it on for good: it has been broken. */
    BREAK,
    /** Turns it on when off and off when on. */
    TOGGLE,
    /** Turns it on; only this kind may turn off again by itself. */
    WATER,
    /** A fact about the world that no cell changes: drawn at the start, constant afterwards. */
    NONE
}
