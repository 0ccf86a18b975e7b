package dev.goodhart.comparison;

import java.util.List;

/**
 * A convex polygon in the plane, possibly flat or a point.
 *
 * @param x {@code [corners]} counter-clockwise
 * @param y {@code [corners]}
 */
public record Polygon(double[] x, double[] y) {
    static Polygon of(List<double[]> corners) {
        return new Polygon(
                corners.stream().mapToDouble(c -> c[0]).toArray(),
                corners.stream().mapToDouble(c -> c[1]).toArray());
    }

    /** {@return the number of corners} */
    public int corners() {
        return x.length;
    }

    /**
     * The smallest y among the points with x at least a level.
     *
     * @param level a level; beyond the polygon its rightmost points are taken
     * @return the smallest y
     */
    public double lowest(double level) {
        return extreme(level, -1);
    }

    /**
     * The largest y among the points with x at least a level.
     *
     * @param level a level; beyond the polygon its rightmost points are taken
     * @return the largest y
     */
    public double highest(double level) {
        return extreme(level, 1);
    }

    private double extreme(double level, int sign) {
        double right = Double.NEGATIVE_INFINITY;
        for (double v : x) {
            right = Math.max(right, v);
        }
        double at = Math.min(level, right);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            int j = (i + 1) % x.length;
            if (x[i] >= at - 1e-12) {
                best = Math.max(best, sign * y[i]);
            }
            if ((x[i] < at) != (x[j] < at)) {
                double share = (at - x[i]) / (x[j] - x[i]);
                best = Math.max(best, sign * (y[i] + share * (y[j] - y[i])));
            }
        }
        return sign * best;
    }
}
