package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;
import dev.goodhart.report.markup.Markup;

/** Assigns the colours of a matrix and draws its cells, each colour as one path. */
final class CellShading {
    private final HeatMap.Range range;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    CellShading(double[][] values, HeatMap.Range range) {
        this.range = range;
        for (double[] row : values) {
            for (double value : row) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (range == HeatMap.Range.DIVERGING && !isEmpty()) {
            high = Math.max(Math.abs(low), Math.abs(high));
            low = -high;
        }
    }

    boolean isEmpty() {
        return low > high;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    HeatMap.Range range() {
        return range;
    }

    /** The step of the colour scale, -1 for no colour; infinite figures take the ends. */
    int step(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        int last = Ramp.steps(range) - 1;
        if (isEmpty() || high == low) {
            return Double.isInfinite(value) ? (value > 0 ? last : 0) : last / 2;
        }
        double t = Math.clamp((value / 2 - low / 2) / (high / 2 - low / 2), 0, 1);
        return (int) Math.round(t * last);
    }

    String colour(int step) {
        return step < 0 ? "var(--floor)" : "var(--" + Ramp.prefix(range) + step + ")";
    }

    String textOn(int step) {
        return step < 0 ? "var(--ink)" : "var(" + Ramp.textOn(range, step) + ")";
    }

    /**
     * Draws all cells.
     *
     * @param canvas where
     * @param values {@code [rows][columns]}
     * @param left the left edge of column 0
     * @param top the upper edge of row 0
     * @param width of a cell
     * @param height of a cell
     */
    void draw(Canvas canvas, double[][] values, double left, double top, double width, double height) {
        if (Math.min(width, height) < 16) {
            drawSmall(canvas, values, left, top, width, height);
            return;
        }
        PathData[] paths = new PathData[Ramp.steps(range)];
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                int step = step(values[r][c]);
                if (step >= 0) {
                    if (paths[step] == null) {
                        paths[step] = new PathData();
                    }
                    paths[step].box(left + c * width, top + r * height, width - 1, height - 1);
                }
            }
        }
        for (int step = 0; step < paths.length; step++) {
            if (paths[step] != null) {
                canvas.fill(paths[step], colour(step), 1);
            }
        }
    }

    /**
     * Draws each run of equal cells as a thick line, in units of cells: the shortest way to write it. Lines are a little wider and
     * longer than the cells, so that no seam shows between them.
     */
    private void drawSmall(Canvas canvas, double[][] values, double left, double top, double width, double height) {
        StringBuilder[] paths = new StringBuilder[Ramp.steps(range)];
        for (int r = 0; r < values.length; r++) {
            double[] row = values[r];
            int c = 0;
            while (c < row.length) {
                int step = step(row[c]);
                int end = c + 1;
                while (end < row.length && step(row[end]) == step) {
                    end++;
                }
                if (step >= 0) {
                    if (paths[step] == null) {
                        paths[step] = new StringBuilder();
                    }
                    paths[step]
                            .append('M')
                            .append(c)
                            .append(' ')
                            .append(r)
                            .append('h')
                            .append(end - c);
                    paths[step].append(end < row.length ? ".04" : "");
                }
                c = end;
            }
        }
        Markup svg = canvas.markup();
        svg.open("g").attr("fill", "none").attr("stroke-width", "1.04");
        svg.attr("transform", "translate(" + left + " " + (top + height / 2) + ") scale(" + width + " " + height + ")");
        for (int step = 0; step < paths.length; step++) {
            if (paths[step] != null) {
                svg.open("path").attr("stroke", colour(step)).attr("d", paths[step].toString());
                svg.leaf();
            }
        }
        svg.close();
    }
}
