package dev.goodhart.studies.heron;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.MissingEvidenceException;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The study's plots. A plot whose trials are missing is left out. */
final class HeronFigures {
    private HeronFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Function<Evidence, Figure>> figures = List.of(
                e -> plane(e, 2, "Queue against switches"),
                e -> plane(e, 0, "Queue against blocked cars"),
                HeronFigures::usage,
                HeronFigures::passing,
                HeronFigures::cycles);
        return figures.stream().flatMap(figure -> drawn(figure, evidence)).toList();
    }

    private static Stream<Figure> drawn(Function<Evidence, Figure> figure, Evidence evidence) {
        try {
            return Stream.of(figure.apply(evidence));
        } catch (MissingEvidenceException e) {
            return Stream.empty();
        }
    }

    private static Figure plane(Evidence evidence, int factor, String title) {
        String name = CrossingWorld.FACTORS.get(factor);
        List<Points> points = new ArrayList<>();
        for (CrossingArm arm : CrossingArm.all()) {
            if (!evidence.arms().contains(arm.name())) {
                continue;
            }
            points.add(Points.of(
                    arm.name().substring("crossing, ".length()),
                    evidence.metric(arm.name(), name),
                    evidence.metric(arm.name(), "queue")));
        }
        double[] x = new double[ExactPart.betas().size()];
        double[] y = x.clone();
        for (int k = 0; k < x.length; k++) {
            String sum = ExactPart.standardised(ExactPart.betas().get(k));
            x[k] = evidence.metric(HeronStudy.EXACT, ExactPart.metric(sum, factor))[0];
            y[k] = evidence.metric(HeronStudy.EXACT, ExactPart.metric(sum, 1))[0];
        }
        return new ScatterChart(
                title,
                "Long-run averages for each step; a point is a seed, lower is better in both. The broken line joins the optima of"
                        + " standardised sums from beta 0.1 to 10.",
                Axis.of(name),
                Axis.of("queue"),
                points,
                List.of(Line.dashed("standardised sums", x, y)));
    }

    private static Figure usage(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (double m : new double[] {0, 0.25, 0.5, 1}) {
            if (!evidence.arms().contains(CrossingArm.margin(m))) {
                continue;
            }
            for (String factor : CrossingWorld.FACTORS) {
                bars.add(bar(
                        "m " + m + ": " + factor, evidence.metric(CrossingArm.margin(m), CrossingArm.share(factor))));
            }
            bars.add(bar("m " + m + ": tie", evidence.metric(CrossingArm.margin(m), CrossingArm.TIES)));
        }
        return new BarChart(
                "What decides the labels at the crossing",
                "Shares of the last round's pairs, mean over seeds with their range. With a larger margin the lower levels are"
                        + " heard.",
                Axis.of("share of pairs"),
                bars);
    }

    private static Figure passing(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (StringArm arm : StringArm.all()) {
            if (!evidence.arms().contains(arm.name())) {
                continue;
            }
            List<Series> seeds = evidence.series(arm.name(), StringArm.PASSING);
            double[] mean = new double[seeds.getFirst().y().length];
            Arrays.setAll(
                    mean,
                    i -> seeds.stream().mapToDouble(s -> s.y()[i]).average().orElse(Double.NaN));
            String name = arm.name().substring("strings, ".length());
            lines.add(
                    arm.reward() == null
                            ? Line.of(name, seeds.getFirst().x(), mean)
                            : Line.dashed(name, seeds.getFirst().x(), mean));
        }
        return new LineChart(
                "A sparse reward with surrogates",
                "The exact probability that a string of the policy passes, mean over seeds; full lines learn from ranked labels.",
                Axis.of("steps of the policy"),
                Axis.of("pass probability"),
                lines);
    }

    private static Figure cycles(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (double m : LabelPart.CYCLE_MARGINS) {
            bars.add(bar("m " + m, evidence.metric(HeronStudy.LABELS, LabelPart.cyclic(m))));
        }
        return new BarChart(
                "Triples that go round in a circle",
                "Of triples of three independent normal factors with all pairs decided. No reward can agree with them.",
                Axis.of("share of decided triples"),
                bars);
    }

    private static BarChart.Bar bar(String label, double[] seeds) {
        return new BarChart.Bar(
                label,
                Arrays.stream(seeds).average().orElse(Double.NaN),
                Arrays.stream(seeds).min().orElse(Double.NaN),
                Arrays.stream(seeds).max().orElse(Double.NaN));
    }
}
