package dev.goodhart.study;

/**
 * A measured curve.
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
}
