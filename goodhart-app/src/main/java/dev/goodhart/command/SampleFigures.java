package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.LineChart.Mark;
import dev.goodhart.overoptimization.BestOfN;
import dev.goodhart.overoptimization.PairAudit;
import dev.goodhart.overoptimization.SampleAudit;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The plots of samples and pairs. */
final class SampleFigures {
    private SampleFigures() {}

    static List<Figure> of(SampleAudit audit) {
        double[] n = audit.draws().stream().mapToDouble(i -> i).toArray();
        List<Figure> figures = new ArrayList<>();
        List<Mark> marks = audit.law()
                .flatMap(law -> law.ceiling().peak())
                .map(p -> List.of(new Mark(BestOfN.drawsWithin(p.klBudget()), "peak")))
                .orElse(List.of());
        audit.curves()
                .forEach((name, curve) -> figures.add(new LineChart(
                        "Best of n: " + name,
                        "Mean under best-of-n by the proxy, with 95 % intervals.",
                        Axis.log("draws n"),
                        Axis.of(name),
                        List.of(band(name, n, curve)),
                        name.equals("gold") ? marks : List.of())));
        if (audit.accuracy().size() > 1) {
            figures.add(new LineChart(
                    "Pair accuracy of the proxy among what best-of-n chooses",
                    "On pairs of responses of the best-of-n policy; 0.5 is a coin.",
                    Axis.log("draws n"),
                    Axis.of("pair accuracy"),
                    List.of(band("accuracy", n, audit.accuracy()))));
        }
        return figures;
    }

    static Figure pairs(PairAudit audit, Axis axis) {
        return new BarChart(
                "Pair accuracy by where the pairs come from",
                "With 95 % intervals; 0.5 is a coin.",
                axis,
                audit.groups().stream()
                        .map(g -> new BarChart.Bar(
                                g.name(),
                                g.accuracy().estimate(),
                                g.accuracy().low(),
                                g.accuracy().high()))
                        .toList());
    }

    private static Line band(String name, double[] n, List<Interval> curve) {
        return Line.band(
                name,
                Arrays.copyOf(n, curve.size()),
                curve.stream().mapToDouble(Interval::estimate).toArray(),
                curve.stream().mapToDouble(Interval::low).toArray(),
                curve.stream().mapToDouble(Interval::high).toArray());
    }
}
