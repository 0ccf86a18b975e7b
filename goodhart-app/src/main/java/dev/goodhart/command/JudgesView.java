package dev.goodhart.command;

import dev.goodhart.arena.JudgeExclusion;
import dev.goodhart.arena.JudgeReliability;
import dev.goodhart.arena.JudgeReport;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of judges, for the terminal, as JSON and as an HTML report. */
final class JudgesView {
    private static final List<String> HEADINGS =
            List.of("judge", "reliability", "suggestion", "agreement", "left", "p of left", "draws", "matches");

    /** The most judges that get a bar each. */
    private static final int DRAWN = 60;

    private JudgesView() {}

    static List<String> remarks(JudgeReport report, JudgeExclusion exclusion) {
        List<String> remarks = new ArrayList<>(ArenaRemarks.leftOut(exclusion));
        List<JudgeReliability> suggested = report.suggestedExclusions();
        if (!suggested.isEmpty()) {
            remarks.add("Reliability below " + JudgeReliability.LEAST_RELIABILITY + ": "
                    + ArenaRemarks.names(suggested.stream()
                            .map(judge -> name(judge) + " (" + Numbers.fixed(judge.reliability(), 2) + ")")
                            .toList())
                    + ". Nothing was left out. Look at what they judged, then leave out those who did not look with"
                    + " --exclude-judges.");
        }
        for (JudgeReliability judge : report.leaning()) {
            remarks.add(
                    "'" + name(judge) + "' chose the left side in " + TerminalText.percent(judge.leftShare()) + " of "
                            + judge.decided()
                            + " decided matches, too often or too seldom for chance if sides were drawn at random.");
        }
        if (report.judges().stream().anyMatch(judge -> judge.judge().isEmpty())) {
            remarks.add("Comparisons without a judge are taken for those of one, (unnamed).");
        }
        if (!report.fit().converged()) {
            remarks.add("Strengths and reliabilities did not settle in "
                    + report.fit().rounds() + " rounds; the last changed one by "
                    + TerminalText.number(report.fit().lastChange()) + ".");
        }
        return remarks;
    }

    static void print(PrintWriter out, JudgeReport report, List<String> remarks) {
        out.println("Judges, the least reliable first");
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        report.judges().forEach(judge -> rows.add(row(judge)));
        TerminalText.columns(rows).forEach(out::println);
        remarks.forEach(remark -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", remark)));
    }

    private static List<String> row(JudgeReliability judge) {
        return List.of(
                name(judge),
                Numbers.fixed(judge.reliability(), 3),
                judge.exclusionSuggested() ? "leave out?" : "",
                ArenaText.shareOf(judge.agreement()),
                ArenaText.shareOf(judge.leftShare()),
                Numbers.of(judge.leftProbability(), 2),
                TerminalText.percent(judge.drawRate()),
                Numbers.of(judge.matches()));
    }

    private static String name(JudgeReliability judge) {
        return judge.judge().isEmpty() ? "(unnamed)" : judge.judge();
    }

    static String json(JudgeReport report, JudgeExclusion exclusion, List<String> remarks, @Nullable Path page) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("judges", report.judges().stream().map(JudgesView::json).toList());
        root.put("strengths", report.fit().strengths());
        root.put("rounds", report.fit().rounds());
        root.put("converged", report.fit().converged());
        root.put("leftOut", exclusion.leftOut());
        root.put("notes", remarks);
        root.put("report", page == null ? null : page.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> json(JudgeReliability judge) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("judge", judge.judge());
        map.put("matches", judge.matches());
        map.put("decided", judge.decided());
        map.put("reliability", judge.reliability());
        map.put("agreement", JsonNumbers.finite(judge.agreement()));
        map.put("compared", judge.compared());
        map.put("leftShare", JsonNumbers.finite(judge.leftShare()));
        map.put("leftProbability", judge.leftProbability());
        map.put("drawRate", judge.drawRate());
        map.put("exclusionSuggested", judge.exclusionSuggested());
        return map;
    }

    static ReportPage page(JudgeReport report, List<String> remarks, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        int suggested = report.suggestedExclusions().size();
        verdicts.add(new VerdictLine(
                suggested == 0 ? VerdictLine.Level.GOOD : VerdictLine.Level.WARN,
                suggested == 0
                        ? "No judge falls below a reliability of 0.6"
                        : suggested + " of " + report.judges().size() + " judges fall below a reliability of 0.6",
                ""));
        remarks.forEach(remark -> verdicts.add(new VerdictLine(VerdictLine.Level.WARN, remark, "")));
        List<Figure> figures = new ArrayList<>();
        if (report.judges().size() <= DRAWN) {
            figures.add(new BarChart(
                    "Reliability",
                    "The probability that a judge follows the strengths that all verdicts together speak for. A judge who tosses a coin"
                            + " is near 0.5 after many matches, and near 0.8 before any.",
                    Axis.of("reliability"),
                    report.judges().stream()
                            .map(judge -> new BarChart.Bar(name(judge), judge.reliability(), Double.NaN, Double.NaN))
                            .toList()));
        }
        double[] left = report.judges().stream()
                .mapToDouble(JudgeReliability::leftShare)
                .toArray();
        double[] agreement = report.judges().stream()
                .mapToDouble(JudgeReliability::agreement)
                .toArray();
        figures.add(new ScatterChart(
                "Side and agreement",
                "A point is a judge. Those who look are high, near the middle; a judge who always takes one side is at an edge,"
                        + " half way up.",
                Axis.of("share of decided matches for the left"),
                Axis.of("agreement with the other judges' ratings"),
                List.of(Points.of("judges", left, agreement)),
                List.of(Line.dashed("a coin", new double[] {0, 1}, new double[] {0.5, 0.5}))));
        figures.add(new Table(
                "All judges",
                "Agreement: with ratings by the other judges alone, on the matches compared. p of left: two-sided binomial test"
                        + " against a half.",
                HEADINGS,
                report.judges().stream().map(JudgesView::row).toList()));
        return new ReportPage(
                "Judges",
                "How far each judge can be relied on.",
                verdicts,
                List.of(Section.of(
                        "Judges", List.of(report.judges().size() + " judges, the least reliable first."), figures)),
                Map.of(),
                Platform.describe(),
                command);
    }
}
