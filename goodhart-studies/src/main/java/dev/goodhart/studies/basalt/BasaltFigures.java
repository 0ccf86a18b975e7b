package dev.goodhart.studies.basalt;

import dev.goodhart.arena.MatchmakingPolicy;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The study's plots. A plot whose trials are missing is left out. */
final class BasaltFigures {
    private BasaltFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Function<Evidence, Figure>> figures =
                List.of(BasaltFigures::tau, BasaltFigures::judges, BasaltFigures::reliabilities, BasaltFigures::orders);
        return evidence.available(figures);
    }

    private static Figure tau(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (MatchmakingPolicy policy : MatchmakingPolicy.values()) {
            List<Series> seeds =
                    evidence.series(BasaltStudy.MATCHMAKING, ChosenPairs.series(policy, ChosenPairs.ORDER_FREE));
            lines.add(Line.of(
                    policy.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    seeds.getFirst().x(),
                    mean(seeds)));
        }
        List<Series> onePass = evidence.series(
                BasaltStudy.MATCHMAKING, ChosenPairs.series(MatchmakingPolicy.UNCERTAINTY, ChosenPairs.ONE_PASS));
        lines.add(Line.dashed("uncertainty, one pass", onePass.getFirst().x(), mean(onePass)));
        return new LineChart(
                "How well ratings order the entrants",
                "Kendall's tau between ratings and true skills, mean over seeds, by how pairs are chosen; expectation propagation"
                        + " but for the broken line.",
                Axis.of("matches"),
                Axis.of("Kendall's tau"),
                lines);
    }

    private static double[] mean(List<Series> seeds) {
        double[] mean = new double[seeds.getFirst().y().length];
        Arrays.setAll(
                mean, i -> seeds.stream().mapToDouble(s -> s.y()[i]).average().orElse(Double.NaN));
        return mean;
    }

    private static Figure judges(Evidence evidence) {
        double[] pooled = evidence.metric(BasaltStudy.JUDGES, CarelessJudges.POOLED);
        double[] crowd = evidence.metric(BasaltStudy.JUDGES, CarelessJudges.CROWD);
        double least = Math.min(
                Arrays.stream(pooled).min().orElse(0),
                Arrays.stream(crowd).min().orElse(0));
        double[] ends = {least, 1};
        return new ScatterChart(
                "Nine of thirty judges do not look",
                "Correlation with the true skills; a point is a seed. Above the broken line, finding out whom to rely on helps.",
                Axis.of("all judges taken for equal"),
                Axis.of("with reliabilities"),
                List.of(Points.of("seeds", pooled, crowd)),
                List.of(Line.dashed("equal", ends, ends)));
    }

    private static Figure reliabilities(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String metric : List.of(CarelessJudges.GOOD_RELIABILITY, CarelessJudges.BAD_RELIABILITY)) {
            double[] seeds = evidence.metric(BasaltStudy.JUDGES, metric);
            bars.add(bar(metric.substring(metric.indexOf("of ") + 3), seeds));
        }
        return new BarChart(
                "Reliability found for good and bad judges",
                "Mean over judges and seeds with the range over seeds. Below 0.6 it is suggested to leave a judge out; a dozen"
                        + " matches seldom suffice for that.",
                Axis.of("reliability"),
                bars);
    }

    private static Figure orders(Evidence evidence) {
        return new BarChart(
                "How far a rating depends on the order of the matches",
                "The largest change of a mu over orders of the same matches, mean over seeds with their range.",
                Axis.of("points of mu"),
                List.of(
                        bar("one pass", evidence.metric(BasaltStudy.ORDER, MatchOrder.ONE_PASS_SPREAD)),
                        bar(ChosenPairs.ORDER_FREE, evidence.metric(BasaltStudy.ORDER, MatchOrder.ORDER_FREE_SPREAD))));
    }

    private static BarChart.Bar bar(String label, double[] seeds) {
        return new BarChart.Bar(
                label,
                Arrays.stream(seeds).average().orElse(Double.NaN),
                Arrays.stream(seeds).min().orElse(Double.NaN),
                Arrays.stream(seeds).max().orElse(Double.NaN));
    }
}
