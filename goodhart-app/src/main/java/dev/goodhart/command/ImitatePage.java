package dev.goodhart.command;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.sharpness.SlopeReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the HTML report of an imitation. */
final class ImitatePage {
    private static final double GOOD = 0.9;
    private static final double POOR = 0.3;
    private static final String SLOPE = "discriminator/slope";
    private static final String VALIDITY = "discriminator/validity";
    private static final String PAID = "distillation/reward";
    private static final Set<String> SHOWN = Set.of(SLOPE, VALIDITY, PAID);

    private ImitatePage() {}

    static ReportPage of(ImitateAnswer answer, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        double score = answer.score();
        verdicts.add(new VerdictLine(
                score >= GOOD ? Level.GOOD : score < POOR ? Level.BAD : Level.NEUTRAL,
                "Score " + TerminalText.number(score) + " between random actions (0) and the expert (1)",
                answer.result()));
        verdicts.add(answer.gauge().verdict());
        answer.warnings().forEach(warning -> verdicts.add(new VerdictLine(Level.WARN, warning, "")));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Returns", List.of(), List.of(returns(answer))));
        sections.add(
                switch (answer.gauge()) {
                    case ImitateGauge.Slopes slopes ->
                        Section.sideBySide(
                                "The discriminator",
                                List.of(
                                        "Slopes of its score. Where they are large the reward has an edge; elsewhere it is flat,"
                                                + " and tells the agent nothing."),
                                discriminator(answer, slopes.report()));
                    case ImitateGauge.Pay pay ->
                        Section.sideBySide(
                                "The distilled reward",
                                List.of(
                                        "Learned from the demonstrations alone, before the agent learned, and fixed since."),
                                pay(answer, pay));
                });
        sections.add(Section.of("What the learner says of itself", List.of(), rest(answer)));
        Map<String, String> settings = new LinkedHashMap<>(answer.run().settings());
        answer.choices()
                .forEach((name, value) ->
                        settings.put(name, value instanceof Double number ? Numbers.of(number) : value.toString()));
        return new ReportPage(
                answer.run().task() + ": imitation",
                answer.headline(),
                verdicts,
                sections,
                settings,
                Platform.describe(),
                command);
    }

    private static Figure returns(ImitateAnswer answer) {
        String intended = answer.run().intended();
        double[][] mean = columns(answer.run().evaluations(intended));
        double[][] deviation = columns(answer.run().curves().getOrDefault("evaluation/" + intended + "/sd", List.of()));
        double[] low = new double[mean[0].length];
        double[] high = new double[mean[0].length];
        for (int i = 0; i < low.length; i++) {
            low[i] = mean[1][i] - deviation[1][i];
            high[i] = mean[1][i] + deviation[1][i];
        }
        double[] ends = {0, answer.run().steps()};
        return new LineChart(
                intended,
                "By the intended reward, which plays no part in learning. Mean over episodes of the best actions, with one deviation to"
                        + " either side.",
                Axis.of("environment steps"),
                Axis.of("return of an episode"),
                List.of(
                        Line.band("agent", mean[0], mean[1], low, high),
                        Line.dashed("expert", ends, level(answer.imitated().expert())),
                        Line.dashed("random", ends, level(answer.imitated().random()))));
    }

    private static double[] level(double value) {
        return new double[] {value, value};
    }

    private static List<Figure> discriminator(ImitateAnswer answer, SlopeReport slopes) {
        List<Figure> figures = new ArrayList<>();
        curve(figures, answer, SLOPE, "mean slope", "Where the agent was, of the replay buffer.");
        curve(figures, answer, VALIDITY, "validity", "The share of those rows that keep the limit.");
        double[] sorted = slopes.slope().clone();
        Arrays.sort(sorted);
        double limit = slopes.limit();
        figures.add(new LineChart(
                "Slopes in the end",
                "Fresh episodes of the agent, by rank.",
                Axis.of("share of the steps"),
                Axis.of("slope"),
                List.of(
                        Line.of("slope", ranks(sorted), sorted),
                        Line.dashed("limit", new double[] {0, 1}, new double[] {limit, limit}))));
        List<String> names = names(answer.imitated().task().spec());
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int d = 0; d < names.size(); d++) {
            bars.add(new BarChart.Bar(names.get(d), slopes.byFeature()[d]));
        }
        figures.add(new BarChart(
                "What tells agent from expert",
                "Mean of the score's slope in each feature.",
                Axis.of("mean |slope|"),
                bars));
        return figures;
    }

    private static List<Figure> pay(ImitateAnswer answer, ImitateGauge.Pay pay) {
        List<Figure> figures = new ArrayList<>();
        curve(figures, answer, PAID, "mean reward of a step", "Where the agent was, of the replay buffer.");
        figures.add(new LineChart(
                "What it pays in the end",
                "Demonstrated steps and fresh ones of the agent, by rank.",
                Axis.of("share of the steps"),
                Axis.of("reward"),
                List.of(
                        Line.of("agent", ranks(pay.agent()), pay.agent()),
                        Line.dashed("expert", ranks(pay.expert()), pay.expert()))));
        return figures;
    }

    private static double[] ranks(double[] sorted) {
        double[] share = new double[sorted.length];
        Arrays.setAll(share, i -> (i + 0.5) / share.length);
        return share;
    }

    private static List<String> names(EnvironmentSpec spec) {
        List<String> names = new ArrayList<>();
        for (int d = 0; d < spec.observationDim(); d++) {
            names.add("s" + d);
        }
        int actions = switch (spec.actions()) {
            case ActionSpace.Discrete discrete -> discrete.count();
            case ActionSpace.Box box -> box.dim();
        };
        for (int k = 0; k < actions; k++) {
            names.add(spec.actions() instanceof ActionSpace.Discrete ? "action " + k : "a" + k);
        }
        return names;
    }

    private static List<Figure> rest(ImitateAnswer answer) {
        List<Figure> figures = new ArrayList<>();
        answer.run().curves().keySet().stream()
                .filter(name -> !name.startsWith("evaluation/") && !SHOWN.contains(name))
                .forEach(name -> curve(figures, answer, name, name, "The mean over the steps since the point before."));
        return figures;
    }

    private static void curve(List<Figure> figures, ImitateAnswer answer, String metric, String label, String caption) {
        List<double[]> points = answer.run().curves().getOrDefault(metric, List.of());
        if (points.size() > 1) {
            double[][] xy = columns(points);
            figures.add(new LineChart(
                    label, caption, Axis.of("environment steps"), Axis.of(label), List.of(Line.of("", xy[0], xy[1]))));
        }
    }

    private static double[][] columns(List<double[]> points) {
        return new double[][] {
            points.stream().mapToDouble(point -> point[0]).toArray(),
            points.stream().mapToDouble(point -> point[1]).toArray()
        };
    }
}
