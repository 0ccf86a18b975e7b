package dev.goodhart.report;

import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Table;
import dev.goodhart.report.markup.Markup;
import dev.goodhart.report.svg.ChartWidth;
import dev.goodhart.report.svg.Charts;

/** Writes a figure with its heading: a chart laid out twice, for wide and narrow columns, of which the page shows one. */
final class FigureWriter {
    private final Markup page;

    FigureWriter(Markup page) {
        this.page = page;
    }

    void write(Figure figure, String id) {
        page.open("figure").attr("id", id);
        if (!figure.title().isBlank() || !figure.caption().isBlank()) {
            page.open("figcaption");
            if (!figure.title().isBlank()) {
                page.element("h3", figure.title());
            }
            if (!figure.caption().isBlank()) {
                page.element("p", figure.caption());
            }
            page.close();
        }
        if (figure instanceof Table table) {
            new TableWriter(page).write(table);
        } else if (figure instanceof ColouredText text) {
            new ColouredTextWriter(page).write(text);
        } else {
            page.open("div").attr("class", "plot");
            layout(figure, ChartWidth.WIDE, "wide", id + "-w");
            layout(figure, ChartWidth.NARROW, "narrow", id + "-n");
            page.close();
        }
        page.close();
    }

    private void layout(Figure figure, ChartWidth room, String css, String id) {
        page.open("div")
                .attr("class", css)
                .trusted(Charts.svg(figure, room, id))
                .close();
    }
}
