package dev.goodhart.studies.goalconditioned;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.MissingEvidenceException;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The study's plots. A plot whose trials are missing is left out. */
final class GoalConditionedFigures {
    private static final List<Variant> MAIN = List.of(Variant.GOAL, Variant.DENSE, Variant.PREFERENCE);

    private GoalConditionedFigures() {}

    static List<Figure> of(Evidence evidence) {
        return Stream.<Function<Evidence, Figure>>of(
                        GoalConditionedFigures::areas,
                        GoalConditionedFigures::tradeoff,
                        GoalConditionedFigures::votes,
                        GoalConditionedFigures::steering)
                .flatMap(figure -> drawn(figure, evidence))
                .toList();
    }

    private static Stream<Figure> drawn(Function<Evidence, Figure> figure, Evidence evidence) {
        try {
            return Stream.of(figure.apply(evidence));
        } catch (MissingEvidenceException e) {
            return Stream.empty();
        }
    }

    private static Figure areas(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (Variant variant : MAIN) {
            Line line = area(evidence, variant, "r", variant.arm(Variant.MIDDLE));
            // Four bands would hide each other.
            lines.add(variant == Variant.DENSE ? Line.of(line.name(), line.x(), line.y()) : line);
        }
        Line cosine = area(evidence, Variant.GOAL, "Q", "its cosine to the goal");
        lines.add(Line.of(cosine.name(), cosine.x(), cosine.y()));
        Line ceiling = area(evidence, Variant.GOAL, "V", "the true chance");
        lines.add(Line.dashed(ceiling.name(), ceiling.x(), ceiling.y()));
        return new LineChart(
                "How well beginnings are told apart",
                "Area under the ROC curve against whether the answer ends right; means over seeds, with the range of two. Every"
                        + " seed has a world of its own. No score can be above the true chance but by luck.",
                Axis.of("share of the answer"),
                Axis.of("AUROC"),
                lines);
    }

    private static Line area(Evidence evidence, Variant variant, String score, String name) {
        int n = LearnedPart.TIMES.length;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int k = 0; k < n; k++) {
            double[] seeds =
                    evidence.metric(variant.arm(Variant.MIDDLE), "AUROC of " + score + ", t = " + LearnedPart.TIMES[k]);
            x[k] = (double) LearnedPart.TIMES[k] / LearnedPart.LENGTH;
            y[k] = Arrays.stream(seeds).average().orElse(0);
            low[k] = Arrays.stream(seeds).min().orElse(0);
            high[k] = Arrays.stream(seeds).max().orElse(0);
        }
        return Line.band(name, x, y, low, high);
    }

    private static Figure tradeoff(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (Variant variant : MAIN) {
            double[] saved = mean(evidence.series(variant.arm(Variant.MIDDLE), "saved over threshold"));
            double[] lost = mean(evidence.series(variant.arm(Variant.MIDDLE), "correct dropped over threshold"));
            lines.add(Line.of(variant.arm(Variant.MIDDLE), lost, saved));
        }
        return new LineChart(
                "What filtering saves and loses",
                "Every threshold from -1 to 1; means over seeds.",
                Axis.of("share of right answers dropped"),
                Axis.of("share of steps saved"),
                lines);
    }

    private static double[] mean(List<Series> seeds) {
        double[] mean = new double[seeds.getFirst().y().length];
        for (Series series : seeds) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += series.y()[i] / seeds.size();
            }
        }
        return mean;
    }

    private static Figure votes(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        bars.add(bar(evidence, "no filter", Variant.GOAL, LearnedPart.UNFILTERED));
        for (Variant variant : MAIN) {
            bars.add(bar(evidence, variant.arm(Variant.MIDDLE), variant, LearnedPart.VOTE));
        }
        return new BarChart(
                "Prompts solved by majority vote",
                "Threshold 0, votes on answers, ties to the smallest; range over seeds.",
                Axis.of("share of prompts"),
                bars);
    }

    private static Figure steering(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String metric : List.of(
                LearnedPart.ACCURACY,
                LearnedPart.BEST_OF,
                LearnedPart.GUIDED_Q,
                LearnedPart.GUIDED_R,
                LearnedPart.GUIDED_AWAY)) {
            bars.add(bar(evidence, metric, Variant.GOAL, metric));
        }
        return new BarChart(
                "Steering with 4 candidates a step",
                "Goal-conditioned, 200 pairs; range over seeds. Best of 4 samples as many steps.",
                Axis.of("share of right answers"),
                bars);
    }

    private static BarChart.Bar bar(Evidence evidence, String label, Variant variant, String metric) {
        double[] seeds = evidence.metric(variant.arm(Variant.MIDDLE), metric);
        return new BarChart.Bar(
                label,
                Arrays.stream(seeds).average().orElse(0),
                Arrays.stream(seeds).min().orElse(0),
                Arrays.stream(seeds).max().orElse(0));
    }
}
