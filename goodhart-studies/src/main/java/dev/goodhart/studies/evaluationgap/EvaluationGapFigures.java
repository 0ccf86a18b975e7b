package dev.goodhart.studies.evaluationgap;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import dev.goodhart.study.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures; arms without trials are left out. */
final class EvaluationGapFigures {
    private EvaluationGapFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Figure> figures = new ArrayList<>();
        for (String arm : evidence.arms()) {
            List<TrialResult> trials =
                    evidence.trials().stream().filter(t -> t.arm().equals(arm)).toList();
            if (!trials.isEmpty()) {
                switch (arm) {
                    case EvaluationGapStudy.EXACT -> figures.add(surplus(trials.getFirst()));
                    case EvaluationGapStudy.POPULATION -> figures.addAll(population(trials.getFirst()));
                    case EvaluationGapStudy.SURVEY -> figures.add(recovery(trials));
                    default -> {}
                }
            }
        }
        return figures;
    }

    private static Figure surplus(TrialResult trial) {
        List<Line> lines = new ArrayList<>();
        List<LineChart.Mark> marks = new ArrayList<>();
        for (double autonomy : ExactMechanism.AUTONOMY) {
            Series series = curve(trial, ExactMechanism.surplusName(autonomy));
            lines.add(Line.of("A = " + autonomy, series.x(), series.y()));
        }
        Series best = curve(trial, "best weight");
        if (best.y().length > 0) {
            marks.add(new LineChart.Mark(best.y()[0], "w* for A = 0"));
            marks.add(new LineChart.Mark(2 * best.y()[0], "2 w*: no better than none"));
        }
        return new LineChart(
                "Surplus against the weight of the metric",
                "The more people care about the value themselves, the sooner a metric does harm.",
                Axis.of("metric weight"),
                Axis.of("surplus"),
                lines,
                marks);
    }

    private static List<Figure> population(TrialResult trial) {
        Series quality = curve(trial, "quality effort");
        Series quantity = curve(trial, "quantity effort");
        Series gaming = curve(trial, "gaming effort");
        double[] two = sum(quality.y(), quantity.y());
        Series share = curve(trial, "gaming share");
        Series metric = curve(trial, "metric");
        Series surplus = curve(trial, "surplus");
        Series value = curve(trial, "value");
        return List.of(
                new LineChart(
                        "Where effort goes",
                        "Mean effort, stacked: quality, then quantity on top, then gaming.",
                        Axis.of("metric weight"),
                        Axis.of("effort"),
                        List.of(
                                Line.of("quality", quality.x(), quality.y()),
                                Line.of("+ quantity", quality.x(), two),
                                Line.of("+ gaming", quality.x(), sum(two, gaming.y())))),
                new LineChart(
                        "Who games",
                        "Share of the simulated researchers with any gaming.",
                        Axis.of("metric weight"),
                        Axis.of("share"),
                        List.of(Line.of("gaming", share.x(), share.y()))),
                new LineChart(
                        "The metric rises, the surplus does not",
                        "From left to right the weight grows from 0 to 1.5. The value without its costs still rises.",
                        Axis.of("mean metric"),
                        Axis.of("mean"),
                        List.of(
                                Line.of("surplus", metric.y(), surplus.y()),
                                Line.dashed("value, costs not counted", metric.y(), value.y()))));
    }

    private static Figure recovery(List<TrialResult> trials) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String name : List.of("naive ab", "corrected ab")) {
            bars.add(new BarChart.Bar(
                    name.replace("ab", "indirect effect"),
                    trials.stream()
                            .mapToDouble(t -> t.metrics().getOrDefault("mean " + name, Double.NaN))
                            .average()
                            .orElse(Double.NaN)));
        }
        double truth = trials.getFirst().metrics().getOrDefault("truth", Double.NaN);
        bars.add(new BarChart.Bar("planted", truth));
        return new BarChart(
                "What the survey finds",
                String.format(
                        Locale.ROOT,
                        "Mean indirect effect over all surveys, before and after correcting for errors of measurement; %.4f was planted.",
                        truth),
                Axis.of("standardised effect"),
                bars);
    }

    private static double[] sum(double[] x, double[] y) {
        double[] sum = x.clone();
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            sum[i] += y[i];
        }
        return sum;
    }

    private static Series curve(TrialResult trial, String name) {
        Series series = trial.series().get(name);
        return series == null ? new Series(new double[0], new double[0]) : series;
    }
}
