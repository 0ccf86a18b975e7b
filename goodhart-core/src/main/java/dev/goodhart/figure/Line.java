package dev.goodhart.figure;

import org.jspecify.annotations.Nullable;

/**
 * One curve, with a band where it is uncertain. NaN in {@code y} breaks the curve.
 *
 * @param name its name in the legend, empty to leave it out of the legend
 * @param x {@code [points]}
 * @param y {@code [points]}
 * @param low {@code [points]} lower edge of the band, or null
 * @param high {@code [points]} upper edge of the band, or null
 * @param style how it is drawn
 */
public record Line(
        String name, double[] x, double[] y, double @Nullable [] low, double @Nullable [] high, Style style) {
    /** How a curve is drawn. */
    public enum Style {
        /** A full line. */
        SOLID,
        /** A broken line, for references and bounds. */
        DASHED
    }

    /** Checks the lengths. */
    public Line {
        if (x.length != y.length
                || (low != null && low.length != x.length)
                || (high != null && high.length != x.length)) {
            throw new IllegalArgumentException(
                    "The line '" + name + "' must have as many x as y values, has " + x.length + " and " + y.length);
        }
    }

    /**
     * A full line without a band.
     *
     * @param name its name
     * @param x {@code [points]}
     * @param y {@code [points]}
     * @return the line
     */
    public static Line of(String name, double[] x, double[] y) {
        return new Line(name, x, y, null, null, Style.SOLID);
    }

    /**
     * A broken line without a band.
     *
     * @param name its name
     * @param x {@code [points]}
     * @param y {@code [points]}
     * @return the line
     */
    public static Line dashed(String name, double[] x, double[] y) {
        return new Line(name, x, y, null, null, Style.DASHED);
    }

    /**
     * A full line with a band.
     *
     * @param name its name
     * @param x {@code [points]}
     * @param y {@code [points]}
     * @param low {@code [points]} lower edge
     * @param high {@code [points]} upper edge
     * @return the line
     */
    public static Line band(String name, double[] x, double[] y, double[] low, double[] high) {
        return new Line(name, x, y, low, high, Style.SOLID);
    }
}
