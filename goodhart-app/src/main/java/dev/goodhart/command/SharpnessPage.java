package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.sharpness.RolloutSharpness;
import dev.goodhart.sharpness.SlopeReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the HTML report of how sharp a reward is. */
final class SharpnessPage {
    private static final int WITNESSES = 20;

    private SharpnessPage() {}

    static ReportPage of(SharpnessAnswer answer, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>();
        String subtitle = answer.source();
        SharpnessPoints points = answer.points();
        if (points != null) {
            SlopeReport report = points.report();
            verdicts.add(new VerdictLine(
                    report.shareAbove() == 0 ? Level.GOOD : Level.WARN,
                    SharpnessAnswer.shareAbove(report),
                    "Median " + Numbers.of(report.quantile(0.5)) + ", nine in ten up to "
                            + Numbers.of(report.quantile(0.9)) + ", steepest " + Numbers.of(report.quantile(1))
                            + ". Made of: " + answer.madeOf() + "."));
            points.notes().forEach(note -> verdicts.add(new VerdictLine(Level.NEUTRAL, note, "")));
            sections.add(Section.sideBySide(
                    "Slopes", List.of(SharpnessAnswer.headline(points, answer.scoredBy()) + "."), slopes(points)));
            sections.add(Section.of("Witnesses", List.of(), List.of(witnesses(points))));
            settings.put("limit", Numbers.of(report.limit()));
            settings.put("scores from", answer.scoredBy());
        }
        SharpnessWorld world = answer.world();
        if (world != null) {
            verdicts.add(new VerdictLine(
                    Level.NEUTRAL,
                    "The steepest reward changes by " + Numbers.of(world.steepest()) + " per unit of distance",
                    "Distance: " + world.distance() + "; "
                            + Numbers.of((long) world.pairs().pairs().size())
                            + " pairs of states, all of them compared."));
            sections.add(Section.of("Rewards and what comes of them", List.of(), worlds(world)));
            subtitle = world.world().name();
        }
        SharpnessRollouts rollouts = answer.rollouts();
        if (rollouts != null) {
            verdicts.add(new VerdictLine(
                    Level.NEUTRAL,
                    "From half of the starts the critic's slope is above "
                            + Numbers.of(rollouts.quantile(RolloutSharpness::slope, 0.5)) + ", the largest is "
                            + Numbers.of(rollouts.steepest()),
                    SharpnessRollouts.caution()));
            sections.add(Section.of("Along what the policy does", List.of(rollouts.heading() + "."), along(rollouts)));
            settings.put("differences", Numbers.of(rollouts.step()));
            subtitle = rollouts.task();
        }
        SharpnessBound bound = answer.bound();
        if (bound != null) {
            verdicts.add(
                    new VerdictLine(Double.isInfinite(bound.value()) ? Level.WARN : Level.NEUTRAL, bound.text(), ""));
            sections.add(Section.of("How the critic's slope adds up", List.of(), List.of(growth(bound))));
        }
        answer.warnings().forEach(warning -> verdicts.add(new VerdictLine(Level.WARN, warning, "")));
        return new ReportPage(
                "How sharp is the reward?", subtitle, verdicts, sections, settings, Platform.describe(), command);
    }

    private static List<Figure> slopes(SharpnessPoints points) {
        double[] sorted = points.report().slope().clone();
        Arrays.sort(sorted);
        double[] share = new double[sorted.length];
        Arrays.setAll(share, i -> (i + 0.5) / share.length);
        double limit = points.report().limit();
        List<Figure> figures = new ArrayList<>();
        figures.add(new LineChart(
                "Slopes by rank",
                "What share of the points is flatter. Above the dashed line is above the limit.",
                Axis.of("share of the points"),
                Axis.of("slope"),
                List.of(
                        Line.of("slope", share, sorted),
                        Line.dashed("limit", new double[] {0, 1}, new double[] {limit, limit}))));
        if (points.table().dim() > 1) {
            figures.add(map(points));
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int d = 0; d < points.table().dim(); d++) {
            bars.add(new BarChart.Bar(points.table().features().get(d), points.parts()[d]));
        }
        figures.add(new BarChart(
                "What the slope is made of",
                "Shares of the features in the mean slope.",
                Axis.of("share of the slope"),
                bars));
        return figures;
    }

    /** Over the two features that the slope is mostly made of. */
    private static Figure map(SharpnessPoints points) {
        double[] part = points.parts();
        int first = 0;
        int second = 1;
        for (int d = 0; d < part.length; d++) {
            if (part[d] > part[first]) {
                second = first;
                first = d;
            } else if (d != first && (second == first || part[d] > part[second])) {
                second = d;
            }
        }
        List<Points> groups = new ArrayList<>();
        for (boolean steep : new boolean[] {false, true}) {
            int x = first;
            int y = second;
            int[] chosen = IntStream.range(0, points.row().length)
                    .filter(i -> points.report().slope()[i] > points.report().limit() == steep)
                    .toArray();
            groups.add(Points.of(
                    steep ? "steeper than the limit" : "within the limit",
                    Arrays.stream(chosen)
                            .mapToDouble(i -> points.table().own(points.row()[i], x))
                            .toArray(),
                    Arrays.stream(chosen)
                            .mapToDouble(i -> points.table().own(points.row()[i], y))
                            .toArray()));
        }
        return new ScatterChart(
                "Where it is steep",
                "Points over the two features of which most of the slope is made.",
                Axis.of(points.table().features().get(first)),
                Axis.of(points.table().features().get(second)),
                groups,
                List.of());
    }

    private static Table witnesses(SharpnessPoints points) {
        List<List<String>> rows = points.witnesses(WITNESSES);
        return new Table("The steepest points", "Rows of the file.", rows.getFirst(), rows.subList(1, rows.size()));
    }

    private static List<Figure> worlds(SharpnessWorld world) {
        List<List<String>> rows = world.rows();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (SharpnessWorld.RewardSlope slope : world.rewards()) {
            if (Double.isFinite(slope.reward().pair().slope())
                    && Double.isFinite(slope.value().slope())) {
                bars.add(new BarChart.Bar(
                        slope.name() + ": reward", slope.reward().pair().slope()));
                bars.add(
                        new BarChart.Bar(slope.name() + ": value", slope.value().slope()));
            }
        }
        return List.of(
                new BarChart(
                        "Steepest pairs",
                        "How much reward and optimal value change per unit of distance.",
                        Axis.of("slope"),
                        bars),
                new Table(
                        "By reward",
                        "The expected reward is compared between states under the same action.",
                        rows.getFirst(),
                        rows.subList(1, rows.size())));
    }

    private static List<Figure> along(SharpnessRollouts rollouts) {
        double[] x = new double[rollouts.horizon()];
        double[] median = new double[x.length];
        double[] largest = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            x[k] = k;
            median[k] = rollouts.quantile(SharpnessRollouts.expansion(k), 0.5);
            largest[k] = rollouts.quantile(SharpnessRollouts.expansion(k), 1);
        }
        List<List<String>> rows = rollouts.rows();
        List<List<String>> witnesses = rollouts.witnesses(WITNESSES);
        return List.of(
                new LineChart(
                        "How a small change grows",
                        "The most that a change of state and action at the start has grown so many steps later.",
                        Axis.of("steps"),
                        Axis.of("growth"),
                        List.of(Line.of("median start", x, median), Line.of("largest", x, largest))),
                new Table(
                        "Over the starts",
                        "Slopes per deviation of state and action on the way, unless --raw was given.",
                        rows.getFirst(),
                        rows.subList(1, rows.size())),
                new Table(
                        "The steepest starts",
                        "x are the numbers of the world's state, a those of the action, in their own units.",
                        witnesses.getFirst(),
                        witnesses.subList(1, witnesses.size())));
    }

    private static Figure growth(SharpnessBound bound) {
        int steps = bound.horizon() == 0 ? 100 : Math.min(bound.horizon(), 1000);
        double[] x = new double[steps];
        double[] y = new double[steps];
        double sum = 0;
        double power = bound.delta();
        for (int k = 0; k < steps; k++) {
            sum += power;
            power *= bound.discount() * bound.joint();
            x[k] = k + 1;
            y[k] = sum;
        }
        int finite = (int) Arrays.stream(y).takeWhile(Double::isFinite).count();
        return new LineChart(
                "Bound by horizon",
                "The slope that the critic of so many rewards may have.",
                Axis.of("rewards counted"),
                Axis.of("bound on the slope"),
                List.of(Line.of("bound", Arrays.copyOf(x, finite), Arrays.copyOf(y, finite))));
    }
}
