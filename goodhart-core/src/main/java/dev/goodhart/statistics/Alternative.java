package dev.goodhart.statistics;

/** What a test looks for against "no difference". */
public enum Alternative {
    /** The first sample is larger. */
    GREATER,
    /** The first sample is smaller. */
    LESS,
    /** The samples differ. */
    TWO_SIDED
}
