package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link HeatMap}, with the figures in the cells where they fit. */
final class HeatMapDrawing {
    private static final int MOST = 150;

    private final Canvas canvas;
    private final HeatMap map;
    private final double[][] values;
    private final int block;
    private final int rows;
    private final int columns;
    private final CellShading shading;

    HeatMapDrawing(Canvas canvas, HeatMap map) {
        this.canvas = canvas;
        this.map = map;
        this.block = Cells.block(map.rows().size(), map.columns().size(), MOST);
        this.values = Cells.means(map.values(), map.columns().size(), block);
        this.rows = values.length;
        this.columns = rows == 0 ? 0 : values[0].length;
        this.shading = new CellShading(values, map.range());
    }

    /** Returns the height used. */
    double draw() {
        if (rows == 0 || columns == 0) {
            return EmptyPlot.draw(canvas);
        }
        if (block > 1) {
            canvas.note("Each cell drawn is the mean of " + block + " by " + block + " cells.");
        }
        double font = canvas.font();
        double left = 8;
        for (String label : map.rows()) {
            left = Math.max(left, canvas.textWidth(label) + 10);
        }
        left = Math.min(left, canvas.width() * (canvas.room().narrow() ? 0.3 : 0.28));
        double cellWidth =
                Math.min((canvas.width() - left - 2) / columns, canvas.room().narrow() ? 56 : 72);
        double tallest = (canvas.room().narrow() ? 320 : 460.0) / rows;
        double cellHeight = Math.min(tallest, Math.max(Math.min(cellWidth, 44), Math.min(font + 8, tallest)));
        double top = 0;
        for (String line : Words.wrap(map.y().label(), font, canvas.width(), 2)) {
            canvas.text(0, top + font, line, Type.START.quiet());
            top += font * 1.3;
        }
        top += 6;
        shading.draw(canvas, values, left, top, cellWidth, cellHeight);
        double right = left + columns * cellWidth;
        double bottom = top + rows * cellHeight;
        figures(left, top, cellWidth, cellHeight);
        rowLabels(left, top, cellHeight);
        double below = new ColumnLabels(canvas, map.columns()).draw(left, bottom, cellWidth / block);
        for (String line : Words.wrap(map.x().label(), font, canvas.width() - left, 2)) {
            double middle = Math.max((left + right) / 2, left + canvas.textWidth(line) / 2);
            canvas.text(middle, below + font + 2, line, Type.MIDDLE.quiet());
            below += font * 1.3;
        }
        double end = curves(left, top, right, bottom, cellWidth, cellHeight, below + 8);
        return ColourBar.draw(canvas, shading, "", left, end + 4, canvas.width() - left);
    }

    private void rowLabels(double left, double top, double cellHeight) {
        double each = cellHeight / block;
        int every = Math.max(1, (int) Math.ceil((canvas.font() + 1) / each));
        for (int r = 0; r < map.rows().size(); r += every) {
            double middle = top + (r + 0.5) * each;
            canvas.text(left - 8, middle + canvas.font() * 0.35, map.rows().get(r), Type.END, left - 8);
        }
    }

    private void figures(double left, double top, double cellWidth, double cellHeight) {
        if (shading.isEmpty() || rows * columns > 400) {
            return;
        }
        double size = Math.max(Math.abs(shading.low()), Math.abs(shading.high()));
        int decimals = size == 0 ? 0 : Math.clamp((long) (2 - Math.floor(Math.log10(size) + 1e-9)), 0, 2);
        boolean plain = size == 0 || (size < 1e5 && size >= 0.05);
        double relative = canvas.room().narrow() ? 0.85 : 0.9;
        double font = canvas.font() * relative;
        String[][] texts = new String[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double v = values[r][c];
                texts[r][c] = Double.isNaN(v) ? "" : Ticks.minus(plain ? Numbers.fixed(v, decimals) : Numbers.of(v, 2));
                if (TextWidth.of(texts[r][c], font) > cellWidth - 4 || font > cellHeight - 3) {
                    return;
                }
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (!texts[r][c].isEmpty()) {
                    double y = top + (r + 0.5) * cellHeight + font * 0.35;
                    Type type = Type.MIDDLE
                            .fill(shading.textOn(shading.step(values[r][c])))
                            .size(relative);
                    canvas.text(left + (c + 0.5) * cellWidth, y, texts[r][c], type);
                }
            }
        }
    }

    /** Draws the curves over the cells and returns where their legend ends. */
    private double curves(
            double left, double top, double right, double bottom, double cellWidth, double cellHeight, double below) {
        if (map.lines().isEmpty()) {
            return below;
        }
        Legend legend = new Legend();
        List<Look> looks = new ArrayList<>();
        canvas.beginClip("cells", left, top, right - left, bottom - top);
        for (int i = 0; i < map.lines().size(); i++) {
            Line line = map.lines().get(i);
            boolean broken = line.style() == Line.Style.DASHED || i > 0;
            Look reference = Look.reference(i);
            looks.add(new Look("var(--ink)", "var(--ink)", 2.2, broken ? reference.dash() : "", 0));
            double[] x = new double[line.x().length];
            double[] y = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                x[k] = left + (line.x()[k] + 0.5) * cellWidth / block;
                y[k] = top + (line.y()[k] + 0.5) * cellHeight / block;
                x[k] = Double.isFinite(x[k]) ? Math.clamp(x[k], -9999, 9999) : Double.NaN;
                y[k] = Double.isFinite(y[k]) ? Math.clamp(y[k], -9999, 9999) : Double.NaN;
            }
            Polyline path = new Polyline(x, y);
            canvas.stroke(path.path(), "var(--page)", 5, "");
            canvas.stroke(path.path(), "var(--ink)", 2.2, looks.get(i).dash());
            canvas.stroke(path.dots(), "var(--ink)", 7, "");
            legend.line(line.name(), looks.get(i));
        }
        canvas.endClip();
        return legend.draw(canvas, left, below);
    }
}
