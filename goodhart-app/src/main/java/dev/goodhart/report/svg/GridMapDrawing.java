package dev.goodhart.report.svg;

import dev.goodhart.figure.GridMap;
import dev.goodhart.mdp.GridLayout;
import java.util.Arrays;

/** Draws a {@link GridMap} of any size: cells shrink as the map grows, letters go first, then arrows are thinned. */
final class GridMapDrawing {
    private static final int MOST = 150;

    private final Canvas canvas;
    private final GridMap map;
    private final GridLayout layout;
    private final int block;
    private final double[][] values;
    private final CellShading shading;
    private final double cell;

    GridMapDrawing(Canvas canvas, GridMap map) {
        this.canvas = canvas;
        this.map = map;
        this.layout = map.layout();
        this.block = Cells.block(layout.rows(), layout.columns(), MOST);
        this.values = Cells.means(shade(), layout.columns(), block);
        this.shading = new CellShading(values, map.range());
        double columns = Math.max(1, Math.ceil(layout.columns() / (double) block));
        double rows = Math.max(1, Math.ceil(layout.rows() / (double) block));
        double tallest = canvas.room().narrow() ? 380 : 600;
        this.cell =
                Math.min(canvas.room().narrow() ? 44 : 52, Math.min((canvas.width() - 2) / columns, tallest / rows));
    }

    /** The width of the map and its key, less than the canvas for a small map. */
    double width() {
        double map = layout.columns() / (double) block * cell + 2;
        return Math.min(canvas.width(), Math.max(map, 260));
    }

    /** Returns the height used. */
    double draw() {
        if (layout.rows() == 0 || layout.columns() == 0) {
            return EmptyPlot.draw(canvas);
        }
        if (block > 1) {
            canvas.note("Each cell drawn is the mean of " + block + " by " + block + " cells.");
        }
        double each = cell / block;
        double wide = layout.columns() * each;
        double high = layout.rows() * each;
        canvas.rect(1, 1, wide, high, "var(--floor)");
        shading.draw(canvas, values, 1, 1, cell, cell);
        walls(each);
        if (shading.isEmpty() && cell >= 10) {
            lattice(wide, high);
        }
        canvas.markup()
                .open("rect")
                .attr("x", 1)
                .attr("y", 1)
                .attr("width", wide)
                .attr("height", high);
        canvas.markup().attr("fill", "none").attr("stroke", "var(--edge)").leaf();
        boolean[] pointed = new boolean[layout.rows() * layout.columns()];
        new PolicyArrows(canvas, map, each, this::textOn).draw(pointed);
        glyphs(each, pointed);
        return ColourBar.draw(canvas, shading, map.shadeLabel(), 1, high + 8, width() - 2);
    }

    private double[][] shade() {
        double[][] rows = new double[layout.rows()][layout.columns()];
        double[] shade = map.shade();
        for (int r = 0; r < rows.length; r++) {
            Arrays.fill(rows[r], Double.NaN);
            for (int c = 0; c < rows[r].length; c++) {
                int index = r * layout.columns() + c;
                if (shade != null && index < shade.length && !layout.walls()[index]) {
                    rows[r][c] = shade[index];
                }
            }
        }
        return rows;
    }

    /** The colour of what is written on a cell. */
    private String textOn(int index) {
        if (layout.walls()[index]) {
            return "var(--page)";
        }
        double value = values[index / layout.columns() / block][index % layout.columns() / block];
        return shading.textOn(shading.step(value));
    }

    private void walls(double each) {
        PathData path = new PathData();
        for (int r = 0; r < layout.rows(); r += block) {
            int c = 0;
            while (c < layout.columns()) {
                int end = c;
                while (end < layout.columns() && layout.walls()[r * layout.columns() + end]) {
                    end += block;
                }
                if (end > c) {
                    path.box(1 + c * each, 1 + r * each, (Math.min(end, layout.columns()) - c) * each, cell);
                }
                c = Math.max(end, c + block);
            }
        }
        if (!path.isEmpty()) {
            canvas.markup().open("g").attr("shape-rendering", "crispEdges");
            canvas.fill(path, "var(--wall)", 1);
            canvas.markup().close();
        }
    }

    private void lattice(double wide, double high) {
        PathData lines = new PathData();
        for (int c = 1; c < layout.columns(); c++) {
            lines.move(1 + c * cell, 1).vertical(high);
        }
        for (int r = 1; r < layout.rows(); r++) {
            lines.move(1, 1 + r * cell).horizontal(wide);
        }
        canvas.stroke(lines, "var(--edge)", 0.8, "");
    }

    private void glyphs(double each, boolean[] pointed) {
        if (each < 11) {
            return;
        }
        for (int i = 0; i < layout.glyphs().length; i++) {
            char glyph = layout.glyphs()[i];
            if (glyph == ' ' || glyph == '.' || layout.walls()[i] || Character.isISOControl(glyph)) {
                continue;
            }
            double x = 1 + i % layout.columns() * each;
            double y = 1 + i / layout.columns() * each;
            boolean corner = pointed[i] && each >= 24;
            double size = corner ? Math.min(13, each * 0.34) : Math.min(20, each * 0.62);
            Type type = (corner ? Type.START : Type.MIDDLE).fill(textOn(i)).size(size / canvas.font());
            double textX = corner ? x + 3 : x + each / 2;
            double textY = corner ? y + size + 1 : y + each / 2 + size * 0.36;
            canvas.text(textX, textY, String.valueOf(glyph), type);
        }
    }
}
