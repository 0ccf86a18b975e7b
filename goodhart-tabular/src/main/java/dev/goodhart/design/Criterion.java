package dev.goodhart.design;

/** How what several wrong actions of one state lack is put together; either way 0 is best. */
public enum Criterion {
    /** The worst of them counts, as in {@link Informativeness}. */
    HINGE_MAX,
    /** All of them count. */
    HINGE_SUM
}
