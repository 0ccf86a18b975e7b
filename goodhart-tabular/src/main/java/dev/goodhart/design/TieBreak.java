package dev.goodhart.design;

/** Which of the many equally informative rewards is taken. It decides how fast they are learned from. */
public enum TieBreak {
    /** A point inside the optimal face, near its analytic centre: no margin lies on its bound without need. */
    CENTER,
    /** A corner of the optimal face, as a simplex solver returns it. Learning from it can be many times slower. */
    VERTEX
}
