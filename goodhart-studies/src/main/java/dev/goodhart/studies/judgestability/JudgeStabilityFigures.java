package dev.goodhart.studies.judgestability;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.judge.JudgeFigures;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The study's plots. A plot whose trials are missing is left out; the bump charts are those of the first seed. */
final class JudgeStabilityFigures {
    private static final List<String> LANGUAGES = List.of("A", "B", "C", "D");

    private JudgeStabilityFigures() {}

    static List<Figure> of(Evidence evidence) {
        return evidence.available(List.of(
                e -> bump(e, "coherence"),
                e -> bump(e, "ttr"),
                e -> taus(e, "coherence"),
                e -> taus(e, "ttr"),
                JudgeStabilityFigures::variances,
                JudgeStabilityFigures::calibration,
                JudgeStabilityFigures::nullOfTau,
                JudgeStabilityFigures::agreement));
    }

    private static Figure bump(Evidence evidence, String metric) {
        double[][] means = LANGUAGES.stream()
                .map(l -> evidence.series(JudgeStabilityStudy.TRANSFER, metric + ": means in " + l)
                        .getFirst()
                        .y())
                .toArray(double[][]::new);
        return JudgeFigures.bump(
                "Places of the generators by " + metric,
                LANGUAGES,
                IntStream.rangeClosed(1, SimulatedDialogues.COHERENCE.length)
                        .mapToObj(g -> "generator " + g)
                        .toList(),
                means);
    }

    private static Figure taus(Evidence evidence, String metric) {
        double[][] tau = new double[LANGUAGES.size()][LANGUAGES.size()];
        for (int a = 0; a < tau.length; a++) {
            tau[a][a] = 1;
            for (int b = a + 1; b < tau.length; b++) {
                tau[a][b] = mean(evidence, metric + " " + LANGUAGES.get(a) + "-" + LANGUAGES.get(b) + ": tau");
                tau[b][a] = tau[a][b];
            }
        }
        return JudgeFigures.tauMatrix("Mean tau by " + metric, LANGUAGES, tau);
    }

    private static Figure variances(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String metric : List.of("coherence", "ttr")) {
            for (String language : LANGUAGES.subList(1, LANGUAGES.size())) {
                double[] seeds =
                        evidence.metric(JudgeStabilityStudy.TRANSFER, metric + " A-" + language + ": stability");
                bars.add(new BarChart.Bar(
                        metric + ", A - " + language,
                        Arrays.stream(seeds).average().orElse(Double.NaN),
                        Arrays.stream(seeds).min().orElse(Double.NaN),
                        Arrays.stream(seeds).max().orElse(Double.NaN)));
            }
        }
        return new BarChart(
                "Stability against language A",
                "The share of the variance between generators that is the same in both languages, mean over seeds with their range.",
                Axis.of("var(model) / (var(model) + var(model x language))"),
                bars);
    }

    private static Figure calibration(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String language : LANGUAGES.subList(1, LANGUAGES.size())) {
            List<Series> seeds = evidence.series(JudgeStabilityStudy.TRANSFER, "calibration in " + language);
            double[] x = seeds.getFirst().x();
            double[] y = new double[x.length];
            double[] low = new double[x.length];
            double[] high = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int at = i;
                y[i] = seeds.stream().mapToDouble(s -> s.y()[at]).average().orElse(Double.NaN);
                low[i] = seeds.stream().mapToDouble(s -> s.y()[at]).min().orElse(Double.NaN);
                high[i] = seeds.stream().mapToDouble(s -> s.y()[at]).max().orElse(Double.NaN);
            }
            lines.add(Line.band(language, x, y, low, high));
        }
        return new LineChart(
                "Calibration",
                "Tau to the true coherence after the judge was fitted anew on labelled dialogues of the language; mean over seeds"
                        + " with their range.",
                Axis.of("labelled dialogues"),
                Axis.of("tau to the truth"),
                lines);
    }

    private static Figure nullOfTau(Evidence evidence) {
        evidence.ofArm(JudgeStabilityStudy.BIJECTION);
        return JudgeFigures.nullOfTau(SimulatedDialogues.COHERENCE.length);
    }

    private static Figure agreement(Evidence evidence) {
        List<List<String>> rows = new ArrayList<>();
        for (String what : List.of(
                "observed agreement",
                "kappa",
                "kappa, complete",
                "kappa, first row's n",
                "alpha nominal",
                "alpha ordinal",
                "alpha interval")) {
            rows.add(List.of(
                    what,
                    Numbers.fixed(annotators(evidence, "coherence: " + what), 6),
                    Numbers.fixed(annotators(evidence, "fluency: " + what), 6)));
        }
        return new Table(
                "Agreement of three annotators",
                "120 Estonian dialogues. The third kappa takes the first item's number of ratings for all, a mistake; it is the published"
                        + " value.",
                List.of("measure", "coherence", "fluency"),
                rows);
    }

    private static double annotators(Evidence evidence, String metric) {
        return evidence.metric(JudgeStabilityStudy.ANNOTATORS, metric)[0];
    }

    private static double mean(Evidence evidence, String metric) {
        return Arrays.stream(evidence.metric(JudgeStabilityStudy.TRANSFER, metric))
                .average()
                .orElse(Double.NaN);
    }
}
