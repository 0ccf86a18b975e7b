package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report on a reward of beginnings. */
final class PrefixRewardPage {
    private PrefixRewardPage() {}

    static ReportPage of(PrefixRewardAnswer answer, Path written, String objective, String command) {
        List<Figure> figures = new ArrayList<>();
        double[] tenths = new double[10];
        for (int k = 0; k < 10; k++) {
            tenths[k] = (k + 1) / 10.0;
        }
        figures.add(new LineChart(
                "Held-out pairs in order",
                "Share of pairs whose chosen answer scores higher after a part of both. Beginnings that are alike cannot be told apart.",
                Axis.of("share of the answer"),
                Axis.of("share of pairs"),
                List.of(Line.of("", tenths, answer.orderedAt()))));
        figures.add(RepresentationPage.losses(answer.losses()));
        if (!Double.isNaN(answer.positive()[0])) {
            figures.add(new LineChart(
                    "Cosines of hidden states",
                    "Means over neighbouring steps. Both near 1 is a collapse, both near 0 unrelated states.",
                    Axis.of("step"),
                    Axis.of("mean cosine"),
                    List.of(
                            RepresentationPage.smooth("chosen to its own later states", answer.positive()),
                            RepresentationPage.smooth("chosen to rejected", answer.negative()))));
        }
        boolean bad = answer.accuracy() <= 0.5;
        List<VerdictLine> verdicts = new ArrayList<>();
        verdicts.add(new VerdictLine(
                bad ? VerdictLine.Level.BAD : VerdictLine.Level.GOOD,
                bad ? "Held-out pairs are not ordered" : "A reward was learned",
                answer.headline() + "."));
        answer.remarks().forEach(r -> verdicts.add(new VerdictLine(VerdictLine.Level.NEUTRAL, "Note", r)));
        return new ReportPage(
                "A reward of beginnings",
                answer.pairs() + " pairs",
                verdicts,
                List.of(Section.of("Learning", List.of(), figures)),
                Map.of("model", written.toString(), "objective", objective),
                Platform.describe(),
                command);
    }
}
