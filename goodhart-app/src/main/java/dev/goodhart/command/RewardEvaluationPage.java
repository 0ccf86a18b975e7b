package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.preference.RewardEvaluation;
import dev.goodhart.preference.RewardEvaluation.Bin;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Makes the HTML report of an evaluation. */
final class RewardEvaluationPage {
    private static final Axis RIGHT = Axis.of("share answered as expected");

    private RewardEvaluationPage() {}

    static ReportPage of(RewardEvaluation evaluation, String fingerprint, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        boolean better = RewardEvaluationText.better(evaluation);
        verdicts.add(new VerdictLine(
                better ? VerdictLine.Level.GOOD : VerdictLine.Level.BAD,
                better ? "Better than a coin" : "Not shown to be better than a coin",
                RewardEvaluationText.share(evaluation.accuracy()) + " of "
                        + (evaluation.comparisons() - evaluation.ties())
                        + " comparisons are ordered as they were answered."));
        RewardEvaluationText.remarks(evaluation).stream()
                .skip(better ? 0 : 1)
                .forEach(remark -> verdicts.add(new VerdictLine(VerdictLine.Level.WARN, remark, "")));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "Calibration",
                List.of("Log loss " + TerminalText.number(evaluation.logLoss())
                        + " (a coin: 0.693); expected calibration error "
                        + TerminalText.number(evaluation.calibrationError()) + "; slope "
                        + RewardEvaluationText.slope(evaluation) + " (1: calibrated, below: too sure). "
                        + evaluation.ties() + " ties were left out."),
                calibration(evaluation)));
        if (!evaluation.byDisagreement().isEmpty()) {
            sections.add(Section.of(
                    "Disagreement and error",
                    List.of(
                            "Where models disagree more they should err more; where they do not, disagreement is no warning."),
                    List.of(line(
                            "Accuracy by disagreement",
                            "Five groups of equal size, with 95 % intervals.",
                            "deviation among the models' chances",
                            evaluation.byDisagreement()))));
        }
        if (evaluation.byJudge().size() > 1) {
            sections.add(Section.of(
                    "Judges",
                    List.of(),
                    List.of(new BarChart(
                            "Accuracy by judge",
                            "With 95 % intervals. A judge who is told apart errs more, or wants something else.",
                            RIGHT,
                            evaluation.byJudge().entrySet().stream()
                                    .map(e -> new BarChart.Bar(
                                            (e.getKey().isEmpty() ? "(nobody named)" : e.getKey()) + ", "
                                                    + e.getValue().size(),
                                            e.getValue().accuracy().estimate(),
                                            e.getValue().accuracy().low(),
                                            e.getValue().accuracy().high()))
                                    .toList()))));
        }
        evaluation
                .length()
                .ifPresent(length -> sections.add(Section.of(
                        "Length",
                        List.of(length.comparisons() + " comparisons are of items of unequal lengths."),
                        List.of(new Table(
                                "What lengths have to do with it",
                                "A model that counts length is right where the longer one was preferred, and wrong where it was not.",
                                List.of("", "share or correlation"),
                                RewardEvaluationText.lengthRows(length))))));
        Map<String, String> provenance = new LinkedHashMap<>(Platform.describe());
        provenance.put("model", fingerprint);
        return new ReportPage(
                "Reward model evaluation",
                "On comparisons held out.",
                verdicts,
                sections,
                Map.of(),
                provenance,
                command);
    }

    private static List<Figure> calibration(RewardEvaluation evaluation) {
        LineChart measured = line(
                "Reliability",
                "Shares that lie below the broken line: the model is too sure. Bands are 95 % intervals.",
                "confidence in the expected answer",
                evaluation.calibration());
        List<Line> lines = new ArrayList<>(measured.lines());
        lines.add(Line.dashed("calibrated", new double[] {0.5, 1}, new double[] {0.5, 1}));
        return List.of(
                new LineChart(measured.title(), measured.caption(), measured.x(), measured.y(), lines),
                new Table(
                        "Bins",
                        "",
                        List.of("mean confidence", "comparisons", "right"),
                        RewardEvaluationText.rows(evaluation.calibration())));
    }

    private static LineChart line(String title, String caption, String x, List<Bin> bins) {
        List<Bin> filled = bins.stream().filter(bin -> bin.size() > 0).toList();
        return new LineChart(
                title,
                caption,
                Axis.of(x),
                RIGHT,
                List.of(Line.band(
                        "measured",
                        each(filled, Bin::mean),
                        each(filled, bin -> bin.accuracy().estimate()),
                        each(filled, bin -> bin.accuracy().low()),
                        each(filled, bin -> bin.accuracy().high()))));
    }

    private static double[] each(List<Bin> bins, ToDoubleFunction<Bin> figure) {
        return bins.stream().mapToDouble(figure).toArray();
    }
}
