package dev.goodhart.study;

import java.util.Arrays;

/**
 * A measured curve. Two are equal when their points are, NaN being equal to itself.
 *
 * @param x {@code [points]}
 * @param y {@code [points]}
 */
public record Series(double[] x, double[] y) {
    /** Checks the lengths. */
    public Series {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "A series must have as many x as y values, has " + x.length + " and " + y.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && Arrays.equals(x, series.x) && Arrays.equals(y, series.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }
}
