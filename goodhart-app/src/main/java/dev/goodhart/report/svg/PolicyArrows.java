package dev.goodhart.report.svg;

import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.GridMap.Arrow;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Draws what a policy does in each cell, the stronger the more likely; on small cells one arrow stands for a block of them. */
final class PolicyArrows {
    /** Below this an arrow could not be seen. */
    private static final double FAINT = 0.03;

    private static final double SMALLEST = 13;

    private final Canvas canvas;
    private final GridMap map;
    private final double each;
    private final IntFunction<String> colourOn;
    private final int cells;
    private final int columns;

    PolicyArrows(Canvas canvas, GridMap map, double each, IntFunction<String> colourOn) {
        this.canvas = canvas;
        this.map = map;
        this.each = each;
        this.colourOn = colourOn;
        this.columns = map.layout().columns();
        this.cells = map.layout().rows() * columns;
    }

    /**
     * Draws the arrows.
     *
     * @param pointed {@code [rows * columns]} set where one is drawn
     */
    void draw(boolean[] pointed) {
        int stride = (int) Math.ceil(SMALLEST / each);
        if (stride > 1 && !map.arrows().isEmpty()) {
            canvas.note("One arrow is drawn for every " + stride + " by " + stride + " cells.");
        }
        int[] perCell = new int[cells];
        for (Arrow arrow : map.arrows()) {
            if (drawable(arrow, stride)) {
                perCell[arrow.cell()]++;
            }
        }
        Map<String, PathData> byInk = new TreeMap<>();
        for (Arrow arrow : map.arrows()) {
            if (drawable(arrow, stride) && (each >= 24 || stride > 1 || bare(arrow.cell()))) {
                String opacity = Canvas.hundredths(Math.ceil(Math.min(1, arrow.weight()) * 10) / 10);
                String ink = opacity + colourOn.apply(arrow.cell());
                PathData path = byInk.computeIfAbsent(ink, k -> new PathData());
                trace(path, arrow, each * stride, perCell[arrow.cell()] == 1);
                pointed[arrow.cell()] = true;
            }
        }
        double width = Math.clamp(each * stride / 16, 1.1, 2.2);
        byInk.forEach((ink, path) -> {
            int colour = ink.indexOf("var");
            canvas.markup().open("path").attr("d", path.toString()).attr("fill", "none");
            canvas.markup().attr("stroke", ink.substring(colour)).attr("stroke-opacity", ink.substring(0, colour));
            canvas.markup().attr("stroke-width", width).attr("stroke-linecap", "round");
            canvas.markup().attr("stroke-linejoin", "round").leaf();
        });
    }

    private boolean bare(int cell) {
        char glyph = map.layout().glyphs()[cell];
        return glyph == ' ' || glyph == '.';
    }

    private boolean drawable(Arrow arrow, int stride) {
        int cell = arrow.cell();
        if (cell < 0
                || cell >= cells
                || !(arrow.weight() >= FAINT)
                || map.layout().walls()[cell]) {
            return false;
        }
        int offset = stride / 2;
        return stride == 1 || (cell / columns % stride == offset && cell % columns % stride == offset);
    }

    private void trace(PathData path, Arrow arrow, double size, boolean alone) {
        double x = 1 + (arrow.cell() % columns + 0.5) * each;
        double y = 1 + (arrow.cell() / columns + 0.5) * each;
        double norm = Math.hypot(arrow.dColumn(), arrow.dRow());
        if (norm == 0) {
            path.circle(x, y, size * 0.09);
            return;
        }
        double ux = arrow.dColumn() / norm;
        double uy = arrow.dRow() / norm;
        double from = alone ? -0.27 : 0.1;
        double to = alone ? 0.27 : 0.42;
        double head = size * (alone ? 0.17 : 0.11);
        double tipX = x + ux * to * size;
        double tipY = y + uy * to * size;
        path.move(x + ux * from * size, y + uy * from * size).line(tipX, tipY);
        path.move(tipX - (ux - uy * 0.8) * head, tipY - (uy + ux * 0.8) * head).line(tipX, tipY);
        path.line(tipX - (ux + uy * 0.8) * head, tipY - (uy - ux * 0.8) * head);
    }
}
