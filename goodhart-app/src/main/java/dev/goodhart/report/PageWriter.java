package dev.goodhart.report;

import dev.goodhart.figure.Figure;
import dev.goodhart.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** Writes a page from top to bottom. */
final class PageWriter {
    private static final int SECTIONS_WITHOUT_CONTENTS = 4;

    private final Markup page = new Markup();
    private final FigureWriter figures = new FigureWriter(page);
    private final TableWriter tables = new TableWriter(page);
    private int figureCount;

    String write(ReportPage report) {
        page.open("html").attr("lang", "en");
        head(report);
        page.open("body").open("main").open("header");
        page.element("h1", report.title());
        if (!report.subtitle().isBlank()) {
            page.element("p", "subtitle", report.subtitle());
        }
        page.close();
        verdicts(report.verdicts());
        sections(report);
        facts(report);
        page.close().open("footer").element("p", "Made by Goodhart.").close();
        page.close().close();
        return "<!DOCTYPE html>\n" + page + "\n";
    }

    private void head(ReportPage report) {
        page.open("head").open("meta").attr("charset", "utf-8").leaf();
        page.open("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        page.leaf();
        page.element("title", report.title());
        page.open("style").trusted(Stylesheet.css()).close().close();
    }

    private void verdicts(List<VerdictLine> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        page.open("section")
                .attr("class", "verdict")
                .attr("aria-label", "Verdict")
                .open("ul");
        for (VerdictLine line : verdicts) {
            page.open("li").attr("class", line.level().css());
            VerdictSign.write(page, line.level());
            page.open("div").element("p", "headline", line.headline());
            if (!line.detail().isBlank()) {
                page.element("p", "detail", line.detail());
            }
            page.close().close();
        }
        page.close().close();
    }

    private void sections(ReportPage report) {
        Anchors names = new Anchors();
        List<String> anchors = new ArrayList<>();
        for (Section section : report.sections()) {
            anchors.add(names.unique(section.anchor()));
        }
        for (int i = 0; i < anchors.size(); i++) {
            Section section = report.sections().get(i);
            page.open("section").attr("id", anchors.get(i)).element("h2", section.heading());
            for (Block block : section.blocks()) {
                write(block);
            }
            page.close();
            if (i == 0 && anchors.size() > SECTIONS_WITHOUT_CONTENTS) {
                contents(report.sections(), anchors);
            }
        }
    }

    private void contents(List<Section> sections, List<String> anchors) {
        page.open("nav")
                .attr("aria-label", "On this page")
                .element("p", "On this page")
                .open("ul");
        for (int i = 1; i < anchors.size(); i++) {
            page.open("li").open("a").attr("href", "#" + anchors.get(i));
            page.text(sections.get(i).heading()).close().close();
        }
        page.close().close();
    }

    private void write(Block block) {
        switch (block) {
            case Block.Text text -> page.element("p", text.paragraph());
            case Block.Drawing drawing -> figure(drawing.figure());
            case Block.SideBySide beside -> {
                page.open("div").attr("class", "columns");
                beside.figures().forEach(this::figure);
                page.close();
            }
            case Block.Folded folded -> {
                page.open("details").element("summary", folded.summary());
                folded.figures().forEach(this::figure);
                page.close();
            }
        }
    }

    private void figure(Figure figure) {
        figureCount++;
        figures.write(figure, "figure-" + figureCount);
    }

    private void facts(ReportPage report) {
        if (!report.reproduceCommand().isBlank()) {
            page.open("section").attr("id", "reproduce").element("h2", "How to reproduce");
            page.open("div").attr("class", "scroll").attr("tabindex", "0").attr("role", "region");
            page.attr("aria-label", "Command").open("pre").element("code", report.reproduceCommand());
            page.close().close().close();
        }
        if (!report.settings().isEmpty()) {
            page.open("section").attr("id", "settings").element("h2", "Settings");
            tables.write("Settings", report.settings());
            page.close();
        }
        if (!report.provenance().isEmpty()) {
            page.open("section").attr("id", "provenance").element("h2", "Provenance");
            tables.write("Provenance", report.provenance());
            page.close();
        }
    }
}
