package dev.goodhart.command;

import dev.goodhart.credit.Credits;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.report.Block;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of credits: the first texts in colour, then where in a text credit falls. */
final class CreditPage {
    private CreditPage() {}

    static ReportPage of(CreditSummary summary, String file, Map<String, String> settings, String command) {
        List<Section> sections = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (CreditedText text : summary.shown()) {
            blocks.add(new Block.Drawing(coloured(text)));
        }
        long rest = summary.texts() - summary.shown().size();
        if (rest > 0) {
            blocks.add(new Block.Text("And " + Numbers.of(rest) + " more texts; --out writes the credits of all."));
        }
        sections.add(new Section("The texts", "texts", blocks));
        sections.add(Section.of("All together", List.of(), together(summary)));
        return new ReportPage(
                "Credit: " + file,
                "One score for each text, split over its parts.",
                verdicts(summary),
                sections,
                settings,
                Platform.describe(),
                command);
    }

    private static List<VerdictLine> verdicts(CreditSummary summary) {
        List<VerdictLine> lines = new ArrayList<>();
        lines.add(new VerdictLine(
                VerdictLine.Level.NEUTRAL,
                CreditText.headline(summary),
                "Credits sum to the score of the whole minus that of nothing, where the method asks for it; the largest residual is "
                        + Numbers.of(summary.residual(), 2) + "."));
        for (String remark : CreditText.remarks(summary)) {
            int end = remark.indexOf(remark.contains(": ") ? ": " : ". ");
            lines.add(new VerdictLine(
                    VerdictLine.Level.WARN,
                    remark.substring(0, end),
                    remark.substring(end + 1).strip()));
        }
        return lines;
    }

    private static Figure coloured(CreditedText text) {
        Credits credits = text.credits();
        List<ColouredText.Piece> pieces = new ArrayList<>();
        boolean steps = text.text().steps() != null;
        for (int i = 0; i < credits.units(); i++) {
            String unit = text.text().units().get(i);
            pieces.add(new ColouredText.Piece(steps ? unit + "\n" : unit, credits.credits()[i]));
        }
        StringBuilder caption = new StringBuilder();
        if (!text.text().prompt().isBlank()) {
            caption.append("Prompt: ")
                    .append(CreditText.shortened(text.text().prompt(), 200))
                    .append(" \u2014 ");
        }
        caption.append("score ").append(Numbers.of(credits.total()));
        if (credits.emptyValue().isPresent()) {
            caption.append(", of nothing ").append(Numbers.of(credits.empty()));
        }
        if (!Double.isNaN(credits.interactionShare())) {
            caption.append(", interactions carry ").append(TerminalText.percent(credits.interactionShare()));
        }
        if (credits.bias() != null) {
            caption.append(", estimated bias ").append(Numbers.of(credits.bias().relative(), 3));
        }
        return new ColouredText(
                CreditText.shortened(text.text().id(), 80),
                caption + ".",
                credits.method().label() + " credit",
                pieces);
    }

    private static List<Figure> together(CreditSummary summary) {
        List<Figure> figures = new ArrayList<>();
        double[] credit = summary.credit();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int place = 0; place < CreditSummary.PLACES; place++) {
            bars.add(new BarChart.Bar(10 * place + " to " + 10 * (place + 1) + " %", credit[place]));
        }
        figures.add(new BarChart(
                "Where credit falls",
                "Mean credit of a text's units by their place in it. All at the end is what a sparse reward gives.",
                Axis.of("mean credit"),
                bars));
        List<List<String>> cells = CreditText.cells(summary.shown());
        List<String> heading = new ArrayList<>(cells.getFirst());
        heading.set(6, "credit");
        heading.set(8, "credit");
        figures.add(new Table("Text by text", "", heading, cells.subList(1, cells.size())));
        return figures;
    }
}
