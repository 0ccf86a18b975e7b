package dev.goodhart.oversight;

/** What an agent under oversight should do with a proposed action. */
public enum GateVerdict {
    /** Act without asking. */
    ACT,
    /** Ask the human first, and act only if allowed. */
    ASK,
    /** Leave it, without asking. */
    STOP
}
