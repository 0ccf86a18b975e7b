package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;

/** Assigns the colours of a matrix and draws its cells, neighbours of one colour as one box and each colour as one path. */
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
        PathData[] paths = new PathData[Ramp.steps(range)];
        double gap = Math.min(width, height) >= 16 ? 1 : 0;
        for (int r = 0; r < values.length; r++) {
            double[] row = values[r];
            int c = 0;
            while (c < row.length) {
                int step = step(row[c]);
                int end = c + 1;
                while (gap == 0 && end < row.length && step(row[end]) == step) {
                    end++;
                }
                if (step >= 0) {
                    if (paths[step] == null) {
                        paths[step] = new PathData();
                    }
                    // Without a gap each box reaches under the next, so that no seam shows.
                    double wider = gap > 0 ? -gap : end < row.length ? 0.4 : 0;
                    double taller = gap > 0 ? -gap : r < values.length - 1 ? 0.4 : 0;
                    paths[step].box(left + c * width, top + r * height, (end - c) * width + wider, height + taller);
                }
                c = end;
            }
        }
        canvas.markup().open("g");
        if (gap == 0) {
            canvas.markup().attr("shape-rendering", "crispEdges");
        }
        for (int step = 0; step < paths.length; step++) {
            if (paths[step] != null) {
                canvas.fill(paths[step], colour(step), 1);
            }
        }
        canvas.markup().close();
    }
}
