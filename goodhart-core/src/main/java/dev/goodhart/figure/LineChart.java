package dev.goodhart.figure;

import java.util.List;

/**
 * Curves over one axis.
 *
 * @param title a short heading
 * @param caption what to see
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines the curves
 * @param marks vertical reference lines
 */
public record LineChart(String title, String caption, Axis x, Axis y, List<Line> lines, List<Mark> marks)
        implements Figure {
    /**
     * A vertical reference line.
     *
     * @param at where on the horizontal axis
     * @param label what it stands for
     */
    public record Mark(double at, String label) {}

    /** Copies the lists. */
    public LineChart {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /**
     * A chart without reference lines.
     *
     * @param title a short heading
     * @param caption what to see
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param lines the curves
     */
    public LineChart(String title, String caption, Axis x, Axis y, List<Line> lines) {
        this(title, caption, x, y, lines, List.of());
    }
}
