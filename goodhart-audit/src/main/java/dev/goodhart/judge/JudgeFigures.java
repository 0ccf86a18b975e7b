package dev.goodhart.judge;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.statistics.KendallNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/** What an audit of judges looks like. */
public final class JudgeFigures {
    private JudgeFigures() {}

    /**
     * Tau of every pair of contexts.
     *
     * @param title the heading
     * @param contexts the contexts
     * @param tau {@code [contexts][contexts]}, NaN where it does not exist
     * @return the matrix in colour
     */
    public static HeatMap tauMatrix(String title, List<String> contexts, double[][] tau) {
        return new HeatMap(
                title,
                "Kendall's tau-b between the rankings of two contexts: 1 is the same order, -1 the opposite, empty where a"
                        + " context ranks nothing.",
                Axis.of("context"),
                Axis.of("context"),
                contexts,
                contexts,
                tau,
                HeatMap.Range.DIVERGING,
                List.of());
    }

    /**
     * Tau of every pair of contexts of a metric.
     *
     * @param metric what was found
     * @return the matrix in colour
     */
    public static HeatMap tauMatrix(MetricStability metric) {
        List<String> contexts = metric.table().contexts();
        double[][] tau = new double[contexts.size()][contexts.size()];
        for (int c = 0; c < tau.length; c++) {
            tau[c][c] = metric.constant().contains(contexts.get(c)) ? Double.NaN : 1;
        }
        for (ContextPair pair : metric.pairs()) {
            int a = contexts.indexOf(pair.first());
            int b = contexts.indexOf(pair.second());
            tau[a][b] = pair.ranks().tau();
            tau[b][a] = pair.ranks().tau();
        }
        return tauMatrix(metric.metric() + ": tau between contexts", contexts, tau);
    }

    /**
     * The place of every system in every context; lines that cross are inversions.
     *
     * @param title the heading
     * @param contexts the contexts, left to right
     * @param systems the systems
     * @param means {@code [contexts][systems]}
     * @return the chart; the best system stands at the top, equal ones share their mean place
     */
    public static LineChart bump(String title, List<String> contexts, List<String> systems, double[][] means) {
        NaturalRanking ranking = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
        double[][] places = Arrays.stream(means).map(ranking::rank).toArray(double[][]::new);
        double[] x = IntStream.rangeClosed(1, contexts.size()).asDoubleStream().toArray();
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < systems.size(); s++) {
            int system = s;
            lines.add(Line.of(
                    systems.get(s),
                    x,
                    Arrays.stream(places).mapToDouble(p -> p[system]).toArray()));
        }
        return new LineChart(
                title,
                "Place by mean score, counted from the worst, so that the best is at the top. Lines that cross are pairs of"
                        + " systems whose order changes with the context.",
                Axis.of(IntStream.range(0, contexts.size())
                        .mapToObj(c -> (c + 1) + " = " + contexts.get(c))
                        .collect(Collectors.joining(", "))),
                Axis.of("place from the worst"),
                lines);
    }

    /**
     * How the variance of the scores is shared out.
     *
     * @param metrics what was found
     * @return bars of stability, one for every metric and pair of contexts
     */
    public static BarChart stability(List<MetricStability> metrics) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (MetricStability metric : metrics) {
            bars.add(new BarChart.Bar(
                    metric.metric() + ", all contexts", metric.components().stability()));
            if (metric.pairs().size() > 1) {
                metric.pairs()
                        .forEach(pair -> bars.add(new BarChart.Bar(
                                metric.metric() + ", " + pair.first() + " - " + pair.second(),
                                pair.components().stability())));
            }
        }
        return new BarChart(
                "Stability",
                "The variance between systems that is the same in every context, as a share of all between them: stable from "
                        + StabilityVerdict.STABLE_FROM + ", unstable below " + StabilityVerdict.UNSTABLE_BELOW
                        + " if the interaction is more than chance.",
                Axis.of("share that is the same"),
                bars);
    }

    /**
     * Where the scores of one metric differ.
     *
     * @param title the heading
     * @param components the variances
     * @return a bar for every component
     */
    public static BarChart variances(String title, VarianceComponents components) {
        return new BarChart(
                title,
                "Systems: what is wanted. Context: an offset, harmless for rankings. System x context: what changes rankings."
                        + " Within cells: how different items are.",
                Axis.of("variance"),
                List.of(
                        new BarChart.Bar("systems", components.model()),
                        new BarChart.Bar("context", components.context()),
                        new BarChart.Bar("system x context", components.interaction()),
                        new BarChart.Bar("within cells", components.residual())));
    }

    /**
     * How tau would be spread if two rankings had nothing to do with each other.
     *
     * @param systems K
     * @return a bar for every value that tau can take
     */
    public static BarChart nullOfTau(int systems) {
        KendallNull known = KendallNull.of(systems);
        double[] taus = known.taus();
        double[] probabilities = known.probabilities();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int j = 0; j < taus.length; j++) {
            bars.add(new BarChart.Bar(
                    Numbers.fixed(taus[j], 3) + "  (p " + Numbers.of(known.twoSided(j), 3) + ")", probabilities[j]));
        }
        return new BarChart(
                "Tau by chance, " + systems + " systems",
                "Every value that tau can take with " + systems
                        + " systems and no ties, its probability if the two rankings are unrelated, and the two-sided p-value.",
                Axis.of("probability"),
                bars);
    }
}
