package dev.goodhart.studies.starc;

import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The study's plots. A plot whose trials are missing is left out. */
final class StarcFigures {
    private static final int MOST_POINTS = 600;
    private static final List<String> SCATTERED = List.of("VAL", "DARD", "EPIC", "NONE");

    private StarcFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Function<Evidence, Figure>> figures = new ArrayList<>();
        figures.add(StarcFigures::correlations);
        SCATTERED.forEach(name -> figures.add(e -> scatter(e, name)));
        figures.add(StarcFigures::noise);
        figures.add(StarcFigures::band);
        figures.add(e -> matrix(e, EpicGridworld.deterministic().name()));
        figures.add(e -> matrix(e, EpicGridworld.slippery().name()));
        figures.add(StarcFigures::table);
        return evidence.available(figures);
    }

    private static Figure correlations(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (StarcMetric metric : StarcMetrics.ALL) {
            String name = StarcMetrics.name(metric);
            double[] seeds = evidence.metric(RegretCorrelation.ARM, RegretCorrelation.PEARSON + name);
            bars.add(new BarChart.Bar(
                    name,
                    Arrays.stream(seeds).average().orElse(Double.NaN),
                    Arrays.stream(seeds).min().orElse(Double.NaN),
                    Arrays.stream(seeds).max().orElse(Double.NaN)));
        }
        return new BarChart(
                "How well each distance predicts regret",
                "Pearson correlation of distance and regret, mean over seeds with their range. The two STARC metrics come first.",
                Axis.of("Pearson correlation with regret"),
                bars);
    }

    private static Figure scatter(Evidence evidence, String name) {
        Series series = thinned(evidence.series(RegretCorrelation.ARM, name).getFirst());
        return new ScatterChart(
                "Distance and regret, " + name,
                "Each point is a pair of rewards in a random world, of the first seed; pairs without regret lie off the"
                        + " logarithmic axis.",
                Axis.log(name + " distance"),
                Axis.log("regret of the other's optimal policy, share of span"),
                List.of(Points.of(name, series.x(), series.y())),
                List.of());
    }

    private static Figure noise(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (StarcMetric metric : StarcMetrics.ALL) {
            lines.add(mean(evidence, StarcMetrics.name(metric), false));
        }
        lines.add(mean(evidence, OffSupportNoise.REGRET, true));
        return new LineChart(
                "Noise on transitions that never happen",
                "Opposite rewards under noise of weight K that no policy can meet. Worst-case regret stays at 1; a distance that"
                        + " falls calls opposite rewards alike.",
                Axis.log("weight K of the noise"),
                Axis.log("distance, or regret as a share of span"),
                lines);
    }

    /** The mean over seeds with their range, without K = 0, which has no place on a logarithmic axis. */
    private static Line mean(Evidence evidence, String name, boolean dashed) {
        List<Series> seeds = evidence.series(OffSupportNoise.ARM, name);
        double[] weights = seeds.getFirst().x();
        double[] x = Arrays.copyOfRange(weights, 1, weights.length);
        double[] y = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int at = i + 1;
            y[i] = seeds.stream().mapToDouble(s -> s.y()[at]).average().orElse(Double.NaN);
            low[i] = seeds.stream().mapToDouble(s -> s.y()[at]).min().orElse(Double.NaN);
            high[i] = seeds.stream().mapToDouble(s -> s.y()[at]).max().orElse(Double.NaN);
        }
        return dashed ? Line.dashed(name, x, y) : Line.band(name, x, y, low, high);
    }

    private static Figure band(Evidence evidence) {
        List<Points> points = new ArrayList<>();
        double least = 2;
        for (String name : List.of("VAL", "DARD", "EPIC")) {
            Series series = thinned(evidence.series(SoundnessBand.ARM, name).getFirst());
            points.add(Points.of(name, series.x(), series.y()));
            least = Math.min(least, Arrays.stream(series.x()).min().orElse(2));
        }
        double[] x = {least, 2};
        return new ScatterChart(
                "Exact worst-case regret against distance",
                "Pairs of rewards in one random world of the first seed. A sound and complete distance keeps its points between two"
                        + " parallels to the diagonal; the broken lines are 0.3 and 2.5 times the distance.",
                Axis.log("distance"),
                Axis.log("worst-case regret, share of span"),
                points,
                List.of(
                        Line.dashed("2.5 x distance", x, new double[] {2.5 * least, 5}),
                        Line.dashed("0.3 x distance", x, new double[] {0.3 * least, 0.6})));
    }

    private static Figure matrix(Evidence evidence, String grid) {
        List<String> rewards = List.copyOf(EpicGridworld.rewards().keySet());
        double[][] values = new double[rewards.size()][rewards.size()];
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                values[i][j] = tableValue(evidence, grid, "VAL", rewards.get(i) + "-" + rewards.get(j));
                values[j][i] = values[i][j];
            }
        }
        return new HeatMap(
                "VAL distances of the " + grid + " gridworld's rewards",
                "0: all policies are ordered alike; 2: the order is reversed.",
                Axis.of("reward"),
                Axis.of("reward"),
                rewards,
                rewards,
                values,
                HeatMap.Range.SEQUENTIAL,
                List.of());
    }

    private static Figure table(Evidence evidence) {
        List<String> columns = new ArrayList<>(List.of("grid", "pair"));
        StarcMetrics.ALL.forEach(metric -> columns.add(StarcMetrics.name(metric)));
        List<List<String>> rows = new ArrayList<>();
        for (EpicGridworld grid : EpicGridworld.both()) {
            for (String pair : EpicGridworld.PAIRS) {
                List<String> row = new ArrayList<>(List.of(grid.name(), pair));
                for (StarcMetric metric : StarcMetrics.ALL) {
                    double value = tableValue(evidence, grid.name(), StarcMetrics.name(metric), pair);
                    row.add(String.format(Locale.ROOT, "%.6f", value));
                }
                rows.add(row);
            }
        }
        return new Table(
                "Distances of the gridworld rewards",
                "L2 norms throughout; EPIC, DARD and NONE equal the recorded values.",
                columns,
                rows);
    }

    private static double tableValue(Evidence evidence, String grid, String name, String pair) {
        return evidence.metric(ExactTable.ARM, ExactTable.key(grid, name, pair))[0];
    }

    /** Every n-th point, so that no more than 600 are drawn. */
    private static Series thinned(Series series) {
        int step = Math.ceilDiv(Math.max(1, series.x().length), MOST_POINTS);
        int count = Math.ceilDiv(series.x().length, step);
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = series.x()[i * step];
            y[i] = series.y()[i * step];
        }
        return new Series(x, y);
    }
}
