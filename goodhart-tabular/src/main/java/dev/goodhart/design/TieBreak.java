package dev.goodhart.design;

/** Which of the many equally informative rewards is taken. It decides how fast they are learned from. */
public enum TieBreak {
    /** The mean of corners of the optimal face, each the farthest in a random direction: no margin lies on its bound without need. */
    CENTER,
    /** The point inside the optimal face that an interior-point method ends at, near its analytic centre; many times faster to find. */
    INTERIOR,
    /** A corner of the optimal face, as a simplex solver returns it. */
    VERTEX
}
