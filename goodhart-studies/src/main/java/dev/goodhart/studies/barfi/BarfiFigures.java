package dev.goodhart.studies.barfi;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The study's plots. A plot whose trials are missing is left out; curves and maps are those of the first seed. */
final class BarfiFigures {
    private BarfiFigures() {}

    static List<Figure> of(Evidence evidence) {
        return evidence.available(List.of(
                BarfiFigures::unbiased,
                BarfiFigures::biased,
                e -> returns(e, BarfiStudy.UNBIASED, UnaryOperator.identity()),
                BarfiFigures::ratios,
                BarfiFigures::discounts,
                e -> cells(
                        e, "heuristic, ", Heuristic.TRAP, "What the trap pays", "The corner pays 0.2 a step, forever."),
                e -> cells(
                        e,
                        "learned reward, ",
                        Heuristic.TRAP,
                        "What the aligned reward pays",
                        "The reward learned beside the trap, mean over actions.")));
    }

    private static Figure unbiased(Evidence evidence) {
        return table(
                evidence,
                BarfiStudy.UNBIASED,
                UnaryOperator.identity(),
                "What each reward leads to",
                "Return of the primary reward after training a fresh learner, mean and range over seeds; the best policy reaches 0.639."
                        + " Ten times the primary reward shows how much of the gain is scale.");
    }

    private static Figure biased(Evidence evidence) {
        return table(
                evidence,
                BarfiStudy.BIASED,
                text -> Names.at(0, text),
                "The same with a learner of discount 0",
                "The primary reward pays only at the goal, so a learner that sees one step ahead learns nothing from it, at any scale.");
    }

    private static Figure table(
            Evidence evidence, String arm, UnaryOperator<String> name, String title, String caption) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String baseline : List.of(Names.PRIMARY, Names.SCALED, Names.SHAPED, Names.WRONG_SHAPED)) {
            bars.add(bar(evidence, arm, name.apply(baseline), baseline));
        }
        for (Heuristic heuristic : Heuristic.values()) {
            bars.add(bar(evidence, arm, name.apply(Names.naive(heuristic)), Names.naive(heuristic)));
            String aligned = Names.fresh(Names.IDENTITY, heuristic);
            bars.add(bar(evidence, arm, name.apply(aligned), aligned));
        }
        return new BarChart(title, caption, Axis.of("return of the primary reward"), bars);
    }

    private static BarChart.Bar bar(Evidence evidence, String arm, String metric, String label) {
        double[] seeds = evidence.metric(arm, metric);
        return new BarChart.Bar(
                label,
                Arrays.stream(seeds).average().orElseThrow(),
                Arrays.stream(seeds).min().orElseThrow(),
                Arrays.stream(seeds).max().orElseThrow());
    }

    private static Figure returns(Evidence evidence, String arm, UnaryOperator<String> name) {
        return new LineChart(
                "The learner that is trained along",
                "Return of the primary reward over the outer steps. It begins with the naive sum, which all but one heuristic spoil.",
                Axis.of("steps on the reward"),
                Axis.of("return of the primary reward"),
                lines(evidence, arm, heuristic -> name.apply("return, " + heuristic.label())));
    }

    private static Figure ratios(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (Heuristic heuristic : Heuristic.values()) {
            Series primary = first(evidence, BarfiStudy.READABLE, "phi2, " + heuristic.label());
            Series auxiliary = first(evidence, BarfiStudy.READABLE, "phi3, " + heuristic.label());
            double[] ratio = IntStream.range(0, primary.x().length)
                    .mapToDouble(i -> auxiliary.y()[i] / primary.y()[i])
                    .toArray();
            lines.add(Line.of(heuristic.label(), primary.x(), ratio));
        }
        return new LineChart(
                "What becomes of the heuristic",
                "phi3 / phi2 without the free correction. Every heuristic comes with the weight of the primary reward.",
                Axis.of("steps on the reward"),
                Axis.of("weight of the heuristic over that of the primary reward"),
                lines);
    }

    private static Figure discounts(Evidence evidence) {
        return new LineChart(
                "The learned discount",
                "The discount of the learner's returns, from the world's 0.95. A shorter horizon breaks the pull of payments that never end.",
                Axis.of("steps on the reward"),
                Axis.of("discount"),
                lines(evidence, BarfiStudy.UNBIASED, heuristic -> "discount, " + heuristic.label()));
    }

    private static List<Line> lines(Evidence evidence, String arm, Function<Heuristic, String> name) {
        List<Line> lines = new ArrayList<>();
        for (Heuristic heuristic : Heuristic.values()) {
            Series series = first(evidence, arm, name.apply(heuristic));
            lines.add(Line.of(heuristic.label(), series.x(), series.y()));
        }
        return lines;
    }

    private static Figure cells(Evidence evidence, String prefix, Heuristic heuristic, String title, String caption) {
        Series series = first(evidence, BarfiStudy.UNBIASED, prefix + heuristic.label());
        double[][] values = new double[GoalGrid.SIDE][GoalGrid.SIDE];
        for (int s = 0; s < series.y().length; s++) {
            values[s / GoalGrid.SIDE][s % GoalGrid.SIDE] = series.y()[s];
        }
        List<String> labels =
                IntStream.range(0, GoalGrid.SIDE).mapToObj(Integer::toString).toList();
        return new HeatMap(
                title,
                caption + " The start is at the top left, the goal at the bottom right.",
                Axis.of("column"),
                Axis.of("row"),
                labels,
                labels,
                values,
                HeatMap.Range.DIVERGING,
                List.of());
    }

    private static Series first(Evidence evidence, String arm, String name) {
        return evidence.series(arm, name).getFirst();
    }
}
