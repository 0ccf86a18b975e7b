package dev.goodhart.study;

/** How much of a study is run. */
public enum Scale {
    /** Seconds: what the build's own tests check. */
    QUICK,
    /** Minutes: what the claims are about. */
    FULL
}
