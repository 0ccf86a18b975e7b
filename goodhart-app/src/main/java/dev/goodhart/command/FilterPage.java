package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.goalconditioned.FilterReport;
import dev.goodhart.goalconditioned.FilterSample;
import dev.goodhart.goalconditioned.PositionControl;
import dev.goodhart.goalconditioned.QFilter;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The report on a filter. */
final class FilterPage {
    private static final int DRAWN = 20;

    private FilterPage() {}

    static ReportPage of(FilterFindings findings, String command) {
        FilterReport result = findings.report();
        return new ReportPage(
                "Dropping samples early",
                findings.samples().size() + " samples of " + result.prompts() + " prompts",
                findings.findings(),
                List.of(Section.of(
                        "What filtering does",
                        List.of("Intervals are of 95 %, by redrawing prompts: samples of one prompt go together."),
                        figures(findings))),
                Map.of(
                        "threshold",
                        Numbers.of(result.filter().threshold()),
                        "skip",
                        Integer.toString(result.filter().skip())),
                Platform.describe(),
                command);
    }

    private static List<Figure> figures(FilterFindings findings) {
        FilterReport result = findings.report();
        List<FilterSample> samples = findings.samples();
        List<Figure> figures = new ArrayList<>();
        result.vote()
                .ifPresent(v -> figures.add(new BarChart(
                        "Prompts solved by majority vote",
                        "Votes on answers; ties go to the smallest.",
                        Axis.of("share of prompts"),
                        List.of(
                                bar("no filter", findings.intervals().before().orElseThrow()),
                                bar("filter", findings.intervals().after().orElseThrow())))));
        findings.control().ifPresent(c -> figures.add(control(c)));
        if (result.correctDropped().isPresent()) {
            double[] thresholds =
                    IntStream.rangeClosed(-40, 40).mapToDouble(k -> k / 40.0).toArray();
            double[][] curve =
                    QFilter.curve(samples, thresholds, result.filter().skip());
            figures.add(new LineChart(
                    "Steps saved against correct samples lost",
                    "Every threshold from -1 to 1.",
                    Axis.of("share of correct samples dropped"),
                    Axis.of("share of steps saved"),
                    List.of(Line.of("", curve[1], curve[0]))));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(DRAWN, samples.size()); i++) {
            int bad = result.decisions().get(i).firstBad();
            double[] q =
                    Arrays.copyOf(samples.get(i).q(), bad < 0 ? samples.get(i).q().length : bad + 1);
            double[] x = IntStream.rangeClosed(1, q.length).asDoubleStream().toArray();
            lines.add(Line.of("", x, q));
        }
        figures.add(new LineChart(
                "Cosine to the goal along samples",
                "The first samples; a line ends where it falls below the threshold.",
                Axis.of("step"),
                Axis.of("Q"),
                lines));
        return figures;
    }

    private static BarChart.Bar bar(String name, Interval interval) {
        return new BarChart.Bar(name, interval.estimate(), interval.low(), interval.high());
    }

    private static Figure control(PositionControl c) {
        return new Table(
                "Does Q say more than position?",
                "The chance that a beginning of an answer that ends right is scored above one of an answer that ends wrong; 0.5 is chance."
                        + " A goal of last states may only say how far an answer has come: at the same step it cannot.",
                List.of("scored by", "chance", "95 %"),
                List.of(
                        row("Q, beginnings of the same number of steps", c.withinStep()),
                        row("Q, all beginnings", c.cosine()),
                        row("position alone, all beginnings", c.position()),
                        row("Q, whole answers", c.atEnd()),
                        row("length alone, whole answers", c.length())));
    }

    private static List<String> row(String name, Interval area) {
        return List.of(
                name,
                Numbers.fixed(area.estimate(), 3),
                Numbers.fixed(area.low(), 3) + " to " + Numbers.fixed(area.high(), 3));
    }
}
