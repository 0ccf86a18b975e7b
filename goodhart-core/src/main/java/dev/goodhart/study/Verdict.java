package dev.goodhart.study;

/** How a claim ends. */
public enum Verdict {
    /** The evidence supports it. */
    HOLDS,
    /** The evidence contradicts it. */
    FAILS,
    /** The evidence is missing or too thin. */
    UNDECIDED
}
