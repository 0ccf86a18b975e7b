package dev.goodhart.figure;

import java.util.List;

/**
 * Points in the plane.
 *
 * @param title a short heading
 * @param caption what to see
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param points the sets of points
 * @param lines curves drawn over them
 */
public record ScatterChart(String title, String caption, Axis x, Axis y, List<Points> points, List<Line> lines)
        implements Figure {
    /** Copies the lists. */
    public ScatterChart {
        points = List.copyOf(points);
        lines = List.copyOf(lines);
    }
}
