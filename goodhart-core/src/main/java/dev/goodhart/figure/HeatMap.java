package dev.goodhart.figure;

import java.util.List;

/**
 * A matrix in colour.
 *
 * @param title a short heading
 * @param caption what to see
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param columns a label for every column
 * @param rows a label for every row, top row first
 * @param values {@code [rows][columns]}, NaN for an empty cell
 * @param range how colours are assigned
 * @param lines curves drawn over the cells, in cell coordinates: column 0 is centred at x = 0, row 0 (top) at y = 0
 */
public record HeatMap(
        String title,
        String caption,
        Axis x,
        Axis y,
        List<String> columns,
        List<String> rows,
        double[][] values,
        Range range,
        List<Line> lines)
        implements Figure {
    /** How colours are assigned. */
    public enum Range {
        /** Light to dark from the smallest to the largest figure. */
        SEQUENTIAL,
        /** Two hues from zero in the middle. */
        DIVERGING
    }

    /** Copies the lists and checks the sizes. */
    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        if (values.length != rows.size() || (values.length > 0 && values[0].length != columns.size())) {
            throw new IllegalArgumentException("The heat map '" + title + "' must have " + rows.size() + " x "
                    + columns.size() + " values, has " + values.length + " rows");
        }
    }
}
