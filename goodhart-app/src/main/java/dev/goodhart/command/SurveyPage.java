package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.statistics.Interval;
import dev.goodhart.survey.CriteriaAudit;
import dev.goodhart.survey.LogAudit;
import dev.goodhart.survey.PathEquation;
import dev.goodhart.survey.PathEstimate;
import dev.goodhart.survey.PathModel;
import dev.goodhart.survey.PriorityGap;
import dev.goodhart.survey.ScaleSummary;
import dev.goodhart.survey.SurveyAudit;
import dev.goodhart.survey.SurveyModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of a survey. */
final class SurveyPage {
    private static final int POINTS = 61;

    private SurveyPage() {}

    static ReportPage of(SurveyAnswer answer, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        answer.survey().ifPresent(survey -> {
            SurveyModel model = answer.model().orElseThrow();
            verdicts.add(new VerdictLine(
                    VerdictLine.Level.NEUTRAL,
                    survey.complete() + " of " + survey.respondents() + " respondents answered every item",
                    "Fit: " + SurveyText.fit(survey.fit()) + ". " + SurveyAnswer.ASSOCIATION));
            sections.add(survey("Path model", model, survey));
            survey.groups().forEach(g -> sections.add(survey("Group " + g.name(), model, g.audit())));
        });
        answer.priorities().ifPresent(gap -> sections.add(priorities(gap)));
        answer.criteria().ifPresent(audit -> {
            verdicts.add(verdict(audit));
            sections.add(Section.of("Criteria", SurveyText.summary(audit), criteria(audit, "criteria")));
        });
        answer.logs().ifPresent(log -> {
            verdicts.add(verdict(log.criteria()));
            sections.add(logs(log));
        });
        answer.remarks().stream()
                .filter(remark -> !remark.equals(SurveyAnswer.ASSOCIATION))
                .forEach(remark -> verdicts.add(new VerdictLine(VerdictLine.Level.WARN, remark, "")));
        return new ReportPage(
                "Evaluation gap",
                "How far what is measured lies from what is valued.",
                verdicts,
                sections,
                Map.of(),
                Platform.describe(),
                command);
    }

    private static VerdictLine verdict(CriteriaAudit audit) {
        boolean helps = audit.ceiling().metricWeight() > 0;
        return new VerdictLine(
                helps ? VerdictLine.Level.NEUTRAL : VerdictLine.Level.BAD,
                helps
                        ? "Best weight of the metric: "
                                + Numbers.of(audit.ceiling().metricWeight())
                        : "No positive weight of the metric helps",
                SurveyText.summary(audit).get(1) + ". "
                        + SurveyText.summary(audit).get(2) + ".");
    }

    private static Section survey(String heading, SurveyModel model, SurveyAudit audit) {
        List<Figure> figures = new ArrayList<>();
        figures.add(diagram(model, audit));
        figures.add(new BarChart(
                "Coefficients and indirect effects",
                "Standardised, with 95 % bootstrap intervals over respondents"
                        + (corrected(audit) ? ", corrected for errors of measurement." : "."),
                Axis.of("standardised effect"),
                audit.estimates().stream()
                        .filter(e -> e.kind() != PathEstimate.Kind.R_SQUARED)
                        .map(e -> bar(e.label(), e.best()))
                        .toList()));
        figures.add(new Table(
                "All estimates",
                "From the scores as they are, and corrected for errors of measurement with alphas computed anew in every resample.",
                SurveyText.ESTIMATES,
                audit.estimates().stream().map(SurveyText::estimate).toList()));
        figures.add(new Table(
                "Scales",
                "Answered counts everybody; the rest is of complete respondents.",
                SurveyText.SCALES,
                audit.scales().stream().map(SurveyText::scale).toList()));
        List<String> texts = new ArrayList<>();
        texts.add(audit.complete() + " of " + audit.respondents() + " answered every item. Fit: "
                + SurveyText.fit(audit.fit()) + ".");
        audit.relativeAutonomy().ifPresent(i -> texts.add("Relative autonomy index: " + SurveyText.mean(i) + "."));
        return Section.of(heading, texts, figures);
    }

    private static boolean corrected(SurveyAudit audit) {
        return audit.estimates().stream().allMatch(e -> e.corrected().isPresent());
    }

    private static PathDiagram diagram(SurveyModel model, SurveyAudit audit) {
        PathModel paths = model.paths();
        Map<String, Integer> layer = new HashMap<>();
        paths.variables().forEach(v -> layer.put(v, 0));
        for (PathEquation equation : paths.equations()) {
            int deepest = equation.predictors().stream()
                    .mapToInt(p -> layer.getOrDefault(p, 0))
                    .max()
                    .orElse(0);
            layer.put(equation.outcome(), deepest + 1);
        }
        List<PathDiagram.Node> nodes = new ArrayList<>();
        for (String variable : paths.variables()) {
            ScaleSummary scale = audit.scales().stream()
                    .filter(s -> s.scale().name().equals(variable))
                    .findFirst()
                    .orElseThrow();
            String alpha = scale.alpha()
                    .map(a -> "alpha " + Numbers.fixed(a.alpha(), 2))
                    .orElse("");
            String explained = audit.estimates().stream()
                    .filter(e -> e.kind() == PathEstimate.Kind.R_SQUARED
                            && e.path().getFirst().equals(variable))
                    .map(e -> "R2 " + Numbers.fixed(e.best().estimate(), 2))
                    .findFirst()
                    .orElse("");
            String detail = alpha.isEmpty() || explained.isEmpty() ? alpha + explained : alpha + ", " + explained;
            nodes.add(new PathDiagram.Node(variable, detail, layer.getOrDefault(variable, 0)));
        }
        List<PathDiagram.Arrow> arrows = audit.estimates().stream()
                .filter(e -> e.kind() == PathEstimate.Kind.COEFFICIENT)
                .map(e -> new PathDiagram.Arrow(
                        e.path().get(0),
                        e.path().get(1),
                        Numbers.fixed(e.best().estimate(), 2),
                        e.best().estimate(),
                        !e.best().contains(0)))
                .toList();
        return new PathDiagram(
                "Path diagram",
                "Standardised coefficients"
                        + (corrected(audit) ? ", corrected for errors of measurement" : "")
                        + "; broken where the 95 % interval holds 0. The arrows are the model's assumption; the numbers are"
                        + " associations.",
                nodes,
                arrows);
    }

    private static Section priorities(PriorityGap gap) {
        return Section.of(
                "Priorities",
                List.of("Gap index " + SurveyText.mean(gap.index()) + " over " + gap.respondents()
                        + " respondents: 0 is the same order, 1 unrelated orders, 2 the opposite."),
                List.of(
                        new BarChart(
                                "Priority gap",
                                "Importance that respondents see their evaluators give, less the importance it has for themselves; 95 %"
                                        + " intervals. To the right: counted for more than it is worth to people.",
                                Axis.of("evaluators' less own rating"),
                                gap.criteria().stream()
                                        .map(c -> bar(c.name(), c.gap()))
                                        .toList()),
                        new Table(
                                "Mean ratings",
                                "",
                                List.of("criterion", "own", "evaluators", "gap", "95 %"),
                                SurveyText.priorities(gap))));
    }

    private static Section logs(LogAudit log) {
        List<String> texts = new ArrayList<>(SurveyText.summary(log.criteria()));
        texts.add("Cosine with its interval: " + SurveyText.mean(log.cosine()) + ", from " + log.rows() + " rows.");
        SurveyText.ratio(log).ifPresent(line -> texts.add(line + "."));
        return Section.of("Log", texts, criteria(log.criteria(), "log"));
    }

    private static List<Figure> criteria(CriteriaAudit audit, String source) {
        double best = audit.ceiling().metricWeight();
        double harmful = audit.ceiling().harmfulWeight();
        double reach = Double.isFinite(harmful) ? Math.max(Math.abs(harmful), Math.abs(best)) : 2 * Math.abs(best);
        double most = reach > 0 ? 1.5 * reach : 1;
        double least = best < 0 ? -most : 0;
        most = best < 0 ? 0.5 * most : most;
        double[] weight = new double[POINTS];
        double[] surplus = new double[POINTS];
        double[][] effort = new double[audit.tasks().size()][POINTS];
        for (int i = 0; i < POINTS; i++) {
            weight[i] = least + (most - least) * i / (POINTS - 1);
            double[] chosen = audit.agent().effort(weight[i]);
            surplus[i] = audit.agent().surplus(chosen);
            for (int t = 0; t < effort.length; t++) {
                effort[t][i] = chosen[t];
            }
        }
        List<LineChart.Mark> marks = new ArrayList<>();
        marks.add(new LineChart.Mark(best, "best"));
        if (Double.isFinite(harmful) && harmful != best) {
            marks.add(new LineChart.Mark(harmful, "harmful from here"));
        }
        List<Line> lines = new ArrayList<>();
        for (int t = 0; t < effort.length; t++) {
            lines.add(Line.of(audit.tasks().get(t), weight, effort[t]));
        }
        return List.of(
                new LineChart(
                        "Surplus against metric weight (" + source + ")",
                        "Value less all that people give for it.",
                        Axis.of("metric weight"),
                        Axis.of("surplus"),
                        List.of(Line.of("", weight, surplus)),
                        marks),
                new LineChart(
                        "Efforts against metric weight (" + source + ")",
                        "What people do as the metric counts for more.",
                        Axis.of("metric weight"),
                        Axis.of("effort"),
                        lines,
                        List.of(new LineChart.Mark(best, "best"))),
                new Table(
                        "Tasks (" + source + ")",
                        "Effort at the best weight against what the designer would choose.",
                        List.of("task", "value", "metric", "first best", "at best weight", "paid"),
                        SurveyText.tasks(audit)));
    }

    private static BarChart.Bar bar(String label, Interval interval) {
        return new BarChart.Bar(label, interval.estimate(), interval.low(), interval.high());
    }
}
