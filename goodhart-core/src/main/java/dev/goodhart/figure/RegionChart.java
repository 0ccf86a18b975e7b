package dev.goodhart.figure;

import java.util.List;

/**
 * A filled convex region with paths and points in it: what can be reached, and what is.
 *
 * @param title a short heading
 * @param caption what to see
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param regionX {@code [corners]} the corners in order
 * @param regionY {@code [corners]}
 * @param lines paths and bounds drawn over the region
 * @param points marked points
 */
public record RegionChart(
        String title,
        String caption,
        Axis x,
        Axis y,
        double[] regionX,
        double[] regionY,
        List<Line> lines,
        List<Points> points)
        implements Figure {
    /** Copies the lists. */
    public RegionChart {
        lines = List.copyOf(lines);
        points = List.copyOf(points);
    }
}
