package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of recorded behaviour. */
final class TracePage {
    private TracePage() {}

    static ReportPage of(TraceSummary summary, String seed, String command) {
        List<List<String>> rows = summary.rows();
        return new ReportPage(
                "Recorded behaviour: " + summary.task(),
                "",
                List.of(new VerdictLine(
                        VerdictLine.Level.NEUTRAL, summary.headline(), "Returns are sums, not discounted.")),
                List.of(Section.of(
                        "What was earned",
                        List.of(),
                        List.of(
                                new ScatterChart(
                                        "Episodes",
                                        "Each point is an episode.",
                                        Axis.of("steps"),
                                        Axis.of("return"),
                                        List.of(Points.of(summary.behaviour(), summary.lengths(), summary.totals())),
                                        List.of()),
                                new Table(
                                        "Return by term",
                                        "The terms are weighted and add up to the return.",
                                        rows.getFirst(),
                                        rows.subList(1, rows.size()))))),
                Map.of("behaviour", summary.behaviour(), "seed", seed),
                Platform.describe(),
                command);
    }
}
