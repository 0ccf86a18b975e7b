package dev.goodhart.studies.preferencelearning;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Curves over the learner's steps. */
final class PreferenceLearningFigures {
    private PreferenceLearningFigures() {}

    static List<Figure> of(Evidence evidence) {
        return evidence.available(List.of(
                e -> new LineChart(
                        "Return by the intended reward",
                        "Of the deterministic policy after every round. Mean over seeds; the band is from the least to the greatest.",
                        Axis.of("steps of the learner"),
                        Axis.of("return of an episode"),
                        lines(
                                e,
                                WatchedLearner.RETURN,
                                List.of(
                                        PreferenceLearningStudy.RANDOM,
                                        PreferenceLearningStudy.DISAGREEMENT,
                                        PreferenceLearningStudy.INTENDED))),
                PreferenceLearningFigures::accuracy));
    }

    private static Figure accuracy(Evidence evidence) {
        List<Line> lines = lines(
                evidence,
                WatchedLearner.ACCURACY,
                List.of(PreferenceLearningStudy.RANDOM, PreferenceLearningStudy.DISAGREEMENT));
        double[] x = lines.getFirst().x();
        double[] ends = {x[0], x[x.length - 1]};
        lines.add(Line.dashed("the library imitation", ends, new double[] {
            PreferenceLearningClaims.PUBLISHED, PreferenceLearningClaims.PUBLISHED
        }));
        return new LineChart(
                "Accuracy of the learned reward",
                "Share of pairs of new segments, half of random and half of learned behaviour, that it orders as the intended reward does."
                        + " Mean over seeds; the band is from the least to the greatest.",
                Axis.of("steps of the learner"),
                Axis.of("accuracy"),
                lines);
    }

    private static List<Line> lines(Evidence evidence, String name, List<String> arms) {
        List<Line> lines = new ArrayList<>();
        for (String arm : arms) {
            List<Series> curves = evidence.series(arm, name);
            double[] x = curves.getFirst().x();
            double[] mean = new double[x.length];
            double[] low = new double[x.length];
            double[] high = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int at = i;
                double[] y = curves.stream().mapToDouble(curve -> curve.y()[at]).toArray();
                mean[i] = Arrays.stream(y).average().orElseThrow();
                low[i] = Arrays.stream(y).min().orElseThrow();
                high[i] = Arrays.stream(y).max().orElseThrow();
            }
            lines.add(Line.band(arm, x, mean, low, high));
        }
        return lines;
    }
}
