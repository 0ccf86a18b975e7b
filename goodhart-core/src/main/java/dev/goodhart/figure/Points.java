package dev.goodhart.figure;

import java.util.List;

/**
 * A set of marks of one kind.
 *
 * @param name its name in the legend
 * @param x {@code [points]}
 * @param y {@code [points]}
 * @param labels a word beside each point, or empty for none
 */
public record Points(String name, double[] x, double[] y, List<String> labels) {
    /** Checks the lengths. */
    public Points {
        labels = List.copyOf(labels);
        if (x.length != y.length || (!labels.isEmpty() && labels.size() != x.length)) {
            throw new IllegalArgumentException(
                    "The points '" + name + "' must have as many x as y values, have " + x.length + " and " + y.length);
        }
    }

    /**
     * Marks without words.
     *
     * @param name their name
     * @param x {@code [points]}
     * @param y {@code [points]}
     * @return the points
     */
    public static Points of(String name, double[] x, double[] y) {
        return new Points(name, x, y, List.of());
    }
}
