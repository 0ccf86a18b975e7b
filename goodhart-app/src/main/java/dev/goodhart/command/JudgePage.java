package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.judge.Conclusion;
import dev.goodhart.judge.JudgeCalibration;
import dev.goodhart.judge.JudgeFigures;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.judge.StabilityVerdict;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of an audit of judges. */
final class JudgePage {
    /** The most systems whose null distribution of tau is drawn: it has K (K - 1) / 2 + 1 bars. */
    private static final int DRAWN_NULL = 8;

    private static final int DRAWN_SYSTEMS = 20;

    private JudgePage() {}

    static ReportPage of(JudgeFindings findings, List<String> remarks, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        findings.metrics().forEach(metric -> verdicts.add(verdict(metric)));
        remarks.forEach(remark -> verdicts.add(new VerdictLine(VerdictLine.Level.WARN, remark, "")));
        List<Section> sections = new ArrayList<>();
        if (!findings.metrics().isEmpty()) {
            sections.add(Section.of("Stability", List.of(), List.of(JudgeFigures.stability(findings.metrics()))));
        }
        for (MetricStability metric : findings.metrics()) {
            sections.add(Section.of(metric.metric(), List.of(JudgeText.heading(metric) + "."), figures(metric)));
        }
        List<Figure> chance = findings.metrics().stream()
                .map(m -> m.table().systems().size())
                .distinct()
                .filter(k -> k <= DRAWN_NULL)
                .map(k -> (Figure) JudgeFigures.nullOfTau(k))
                .toList();
        if (!chance.isEmpty()) {
            sections.add(Section.of("What chance does to tau", List.of(), chance));
        }
        if (!findings.agreements().isEmpty()) {
            sections.add(Section.of(
                    "Agreement of raters",
                    List.of(),
                    List.of(
                            table(
                                    "Agreement",
                                    "Kappa and alpha are 1 for full agreement and 0 for that of chance. Where nearly all ratings are"
                                            + " equal they are low although raters agree; see the share observed.",
                                    JudgeTables.agreements(findings.agreements())),
                            table(
                                    "Pairs of raters",
                                    "Over the items both rated.",
                                    JudgeTables.cohen(findings.agreements())))));
        }
        findings.calibrations()
                .forEach((metric, curves) ->
                        sections.add(Section.of("Labels needed: " + metric, List.of(), calibration(metric, curves))));
        if (!findings.positions().isEmpty()) {
            sections.add(Section.of(
                    "Position of the answers",
                    List.of(),
                    List.of(table(
                            "Position bias",
                            "A flip is a verdict that changed with the order of the two answers.",
                            JudgeTables.positions(findings.positions())))));
        }
        return new ReportPage(
                "Judges",
                "Does the same judge rank the same systems alike?",
                verdicts,
                sections,
                Map.of(),
                Platform.describe(),
                command);
    }

    private static VerdictLine verdict(MetricStability metric) {
        VerdictLine.Level level = metric.unstable()
                ? VerdictLine.Level.BAD
                : metric.verdict() == StabilityVerdict.STABLE ? VerdictLine.Level.GOOD : VerdictLine.Level.WARN;
        return new VerdictLine(
                level,
                metric.metric() + ": " + metric.verdict(),
                "Stability " + TerminalText.number(metric.components().stability()) + "; "
                        + metric.count(Conclusion.Fate.SURVIVES) + " of "
                        + metric.conclusions().size() + " conclusions hold in every context beyond chance, "
                        + metric.count(Conclusion.Fate.CONTRADICTED) + " are contradicted.");
    }

    private static List<Figure> figures(MetricStability metric) {
        List<Figure> figures = new ArrayList<>();
        if (metric.table().systems().size() <= DRAWN_SYSTEMS) {
            figures.add(JudgeFigures.bump(
                    metric.metric() + ": places of the systems",
                    metric.table().contexts(),
                    metric.table().systems(),
                    metric.table().means()));
        }
        figures.add(JudgeFigures.tauMatrix(metric));
        figures.add(JudgeFigures.variances(metric.metric() + ": where scores differ", metric.components()));
        figures.add(table(
                metric.metric() + ": pairs of contexts",
                "Exact p: of tau, by counting permutations (none with ties). F test and permuted p: of the interaction.",
                JudgeTables.pairs(metric)));
        figures.add(table(
                metric.metric() + ": what survives",
                "Every pair of systems. Beyond chance: the bootstrap interval of the difference leaves out zero.",
                JudgeTables.conclusions(metric)));
        return figures;
    }

    private static List<Figure> calibration(String metric, List<JudgeCalibration> curves) {
        List<Figure> figures = new ArrayList<>();
        for (JudgeCalibration curve : curves) {
            double[] x = Arrays.stream(curve.labelled()).asDoubleStream().toArray();
            double[] alone = new double[x.length];
            Arrays.fill(alone, curve.judgeTau());
            figures.add(new LineChart(
                    metric + " in " + curve.context(),
                    "Tau to the ranking by all trusted labels, with the middle 95 % of draws.",
                    Axis.log("labelled items of every system"),
                    Axis.of("tau"),
                    List.of(
                            line("labels alone", x, curve.labels()),
                            line("judge, corrected by labels", x, curve.corrected()),
                            Line.dashed("judge alone", x, alone))));
        }
        return figures;
    }

    private static Line line(String name, double[] x, List<Interval> values) {
        return Line.band(
                name,
                x,
                values.stream().mapToDouble(Interval::estimate).toArray(),
                values.stream().mapToDouble(Interval::low).toArray(),
                values.stream().mapToDouble(Interval::high).toArray());
    }

    private static Table table(String title, String caption, List<List<String>> rows) {
        return new Table(title, caption, rows.getFirst(), rows.subList(1, rows.size()));
    }
}
