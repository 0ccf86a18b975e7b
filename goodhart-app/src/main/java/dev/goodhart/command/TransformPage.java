package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.LineChart.Mark;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.overoptimization.MonitoredCheckpoint;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Makes the HTML report of shaped scores and watched runs. */
final class TransformPage {
    private TransformPage() {}

    static ReportPage of(TransformAnswer answer, String command) {
        List<Section> sections = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>();
        ShapedScores scores = answer.scores();
        if (scores != null) {
            sections.add(scores(scores, answer.shapings()));
            settings.put("shaping", scores.shaping().toString());
            settings.put("answers", Numbers.of(scores.shaped().length));
        }
        for (HackingMonitor monitor : answer.monitors()) {
            sections.add(run(monitor));
            settings.put("limit of the gap", Numbers.of(monitor.limit()));
        }
        return new ReportPage(
                "From score to reward",
                scores == null
                        ? "Does the judge find what the reward model promises?"
                        : scores.shaping().label() + ": " + scores.shaping().formula(),
                answer.verdicts(),
                sections,
                settings,
                Platform.describe(),
                command);
    }

    private static Section scores(ShapedScores scores, List<List<String>> shapings) {
        List<Figure> figures = new ArrayList<>(ScoreFigures.of(scores));
        figures.add(new Table(
                "Shapings on these scores",
                "That which was asked for first. Flat: share of the scores at which the slope is below 0.01 per unit of the score.",
                TransformTables.SHAPINGS,
                shapings));
        return Section.of(
                "Scores",
                List.of(
                        "A shaping never changes which of two answers to one prompt is better; it decides how hard the last steps are pushed, and"
                                + " how answers to different prompts compare. Compare shapings over several weights of the KL penalty: a reward"
                                + " from 0 to 1 needs a far smaller one than a raw score."),
                figures);
    }

    private static Section run(HackingMonitor monitor) {
        List<MonitoredCheckpoint> judged = monitor.judged();
        List<Figure> figures = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        lines.add(line("promised by the reward model", monitor.checkpoints(), MonitoredCheckpoint::shaped));
        if (!judged.isEmpty()) {
            lines.add(band(judged));
        }
        List<Mark> marks =
                monitor.keep().map(c -> List.of(new Mark(c.step(), "keep"))).orElse(List.of());
        figures.add(new LineChart(
                "Promise and judgement",
                "Mean preference-as-reward value and judged win rate against the initial policy; the band is 1.96 standard errors where"
                        + " comparisons are given.",
                Axis.of("step"),
                Axis.of("win rate"),
                lines,
                marks));
        figures.add(new LineChart(
                "The proxy",
                "The mean score rises whether or not it is hacked.",
                Axis.of("step"),
                Axis.of("mean score"),
                List.of(line("", monitor.checkpoints(), MonitoredCheckpoint::proxy))));
        figures.add(new Table(
                "Checkpoints",
                "The gap is promise less judgement.",
                TransformTables.CHECKPOINTS,
                TransformTables.checkpoints(monitor)));
        return Section.of("Run: " + monitor.run(), List.of(), figures);
    }

    private static Line band(List<MonitoredCheckpoint> judged) {
        Line middle = line("found by the judge", judged, MonitoredCheckpoint::judged);
        if (judged.stream().anyMatch(c -> c.comparisons() == 0)) {
            return middle;
        }
        double[] error = values(judged, c -> 1.96 * c.calibration().error());
        double[] low = middle.y().clone();
        double[] high = middle.y().clone();
        for (int i = 0; i < error.length; i++) {
            low[i] = Math.max(0, low[i] - error[i]);
            high[i] = Math.min(1, high[i] + error[i]);
        }
        return Line.band(middle.name(), middle.x(), middle.y(), low, high);
    }

    private static Line line(
            String name, List<MonitoredCheckpoint> checkpoints, ToDoubleFunction<MonitoredCheckpoint> y) {
        return Line.of(name, values(checkpoints, MonitoredCheckpoint::step), values(checkpoints, y));
    }

    private static double[] values(List<MonitoredCheckpoint> checkpoints, ToDoubleFunction<MonitoredCheckpoint> value) {
        return checkpoints.stream().mapToDouble(value).toArray();
    }
}
