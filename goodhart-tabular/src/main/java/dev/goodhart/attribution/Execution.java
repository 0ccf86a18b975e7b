package dev.goodhart.attribution;

/** Whether the world carried out what the agent asked for in a turn. */
public enum Execution {
    /** It did. */
    EXECUTED,
    /** It refused, and nothing changed. */
    REFUSED,
    /** The log does not say. */
    UNKNOWN
}
