package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.statistics.Statistic;
import dev.goodhart.studies.denserewards.SampledCredit.Weighing;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The plots on credit. A plot whose trials are missing is left out. */
final class CreditFigures {
    private CreditFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Function<Evidence, Figure>> figures =
                List.of(CreditFigures::bias, CreditFigures::estimate, e -> curves(e, 0.0), e -> curves(e, 0.5));
        return evidence.available(figures);
    }

    private static Figure bias(Evidence evidence) {
        double[] x = ExactCredit.STRENGTHS;
        double[] middle = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] all = CreditClaims.pooled(evidence, ExactCredit.bias(x[i]));
            middle[i] = Statistic.MEDIAN.of(all);
            low[i] = Arrays.stream(all).min().orElse(Double.NaN);
            high[i] = Arrays.stream(all).max().orElse(Double.NaN);
        }
        return new LineChart(
                "What reward-to-go does to Shapley credit",
                "Relative error of the exact policy gradient at the uniform policy, median and range over random values. Prefix"
                        + " credit and whole-return Shapley credit stay at 0.",
                Axis.of("strength of the interactions"),
                Axis.of("relative bias of the gradient"),
                List.of(
                        Line.band("Shapley, reward-to-go", x, middle, low, high),
                        Line.dashed("prefix, and whole-return Shapley", x, unbiased(evidence, x))));
    }

    private static double[] unbiased(Evidence evidence, double[] strengths) {
        return Arrays.stream(strengths)
                .map(s -> Arrays.stream(evidence.metric(ExactCredit.ARM, ExactCredit.unbiased(s)))
                        .max()
                        .orElse(Double.NaN))
                .toArray();
    }

    private static Figure estimate(Evidence evidence) {
        List<Points> points = new ArrayList<>();
        for (double strength : ExactCredit.STRENGTHS) {
            points.add(Points.of(
                    "strength " + strength,
                    CreditClaims.pooled(evidence, ExactCredit.estimate(strength)),
                    CreditClaims.pooled(evidence, ExactCredit.bias(strength))));
        }
        return new ScatterChart(
                "The bias that credits alone foretell",
                "Each point is one random value: what the library estimates without knowing the policy, and the bias of the exact"
                        + " gradient.",
                Axis.of("estimated bias"),
                Axis.of("relative bias of the gradient"),
                points,
                List.of());
    }

    private static Figure curves(Evidence evidence, double kappa) {
        List<Line> lines = new ArrayList<>();
        for (Weighing weighing : Weighing.values()) {
            double rate = SampledCredit.RATES.stream()
                    .max(Comparator.comparingDouble(r -> Arrays.stream(
                                    evidence.metric(SampledCredit.ARM, SampledCredit.end(weighing, kappa, r)))
                            .sum()))
                    .orElseThrow();
            List<Series> seeds = evidence.series(SampledCredit.ARM, SampledCredit.curve(weighing, kappa, rate));
            double[] mean = new double[seeds.getFirst().x().length];
            for (Series seed : seeds) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += seed.y()[i] / seeds.size();
                }
            }
            lines.add(Line.of(weighing.label(), seeds.getFirst().x(), mean));
        }
        return new LineChart(
                "Learning from four strings at a time, kappa " + kappa,
                (kappa == 0 ? "Values without interactions." : "Values with interactions of neighbours.")
                        + " Exact value of the policy: 0 is uniform, 1 the best string; each method at its best learning rate.",
                Axis.of("updates"),
                Axis.of("share of the best value"),
                lines);
    }
}
