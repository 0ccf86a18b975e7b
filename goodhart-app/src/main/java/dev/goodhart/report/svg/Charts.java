package dev.goodhart.report.svg;

import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;

/** Draws figures as SVG. Equal figures give equal text. */
public final class Charts {
    private Charts() {}

    /**
     * Draws a figure for a page that has the rules of {@link Theme}.
     *
     * @param figure any figure but a table or coloured text, which are written as HTML
     * @param room the width to lay it out for
     * @param id unique on the page, of letters, digits and hyphens
     * @return an {@code svg} element, well-formed as XML too
     * @throws IllegalArgumentException for a table or coloured text
     */
    public static String svg(Figure figure, ChartWidth room, String id) {
        return draw(figure, room, id, "");
    }

    /**
     * Draws a figure as a file of its own, in the reader's light or dark colours.
     *
     * @param figure any figure but a table or coloured text
     * @param room the width to lay it out for
     * @return an SVG document
     * @throws IllegalArgumentException for a table or coloured text
     */
    public static String standalone(Figure figure, ChartWidth room) {
        return draw(figure, room, "figure", Theme.css() + Theme.chartCss() + "svg{background:var(--page)}");
    }

    private static String draw(Figure figure, ChartWidth room, String id, String style) {
        Canvas canvas = new Canvas(room, id);
        double width = room.units();
        double height;
        switch (figure) {
            case LineChart chart -> height = new LineDrawing(canvas, chart).draw();
            case ScatterChart chart -> height = PlaneDrawing.draw(canvas, chart);
            case RegionChart chart -> height = PlaneDrawing.draw(canvas, chart);
            case BarChart chart -> height = new BarDrawing(canvas, chart).draw();
            case HeatMap map -> height = new HeatMapDrawing(canvas, map).draw();
            case GridMap map -> {
                GridMapDrawing drawing = new GridMapDrawing(canvas, map);
                height = drawing.draw();
                width = drawing.width();
            }
            case PathDiagram diagram -> height = new PathDrawing(canvas, diagram).draw();
            case Table table -> throw notDrawn("table", table);
            case ColouredText text -> throw notDrawn("coloured text", text);
        }
        return canvas.svg(figure.title(), figure.caption(), width, height, style);
    }

    private static IllegalArgumentException notDrawn(String kind, Figure figure) {
        return new IllegalArgumentException(
                "The " + kind + " '" + figure.title() + "' must be written as HTML, not drawn");
    }
}
