package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.linearreward.FeatureRows;
import dev.goodhart.linearreward.LinearBradleyTerry;
import dev.goodhart.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A linear reward learned from the comparisons, to see whether something as simple can say what they say.
 *
 * @param features its features, each divided by its standard deviation
 * @param weights {@code [features]} for a standard deviation each
 * @param accuracy the share of pairs of items learned from that it orders as decided
 * @param heldOut the same for pairs of items it never saw, NaN where there is none
 * @param ceiling what no score can exceed
 */
record HierarchyFit(List<String> features, double[] weights, double accuracy, double heldOut, double ceiling) {
    private static final double HELD_OUT = 0.2;
    private static final int STEPS = 500;
    private static final double RATE = 0.05;
    private static final double L2 = 1e-3;

    static HierarchyFit of(
            List<String> features, FactorTable table, DecidedPairs pairs, double ceiling, RandomGenerator random) {
        double[][] rows = new double[table.items()][features.size()];
        for (int f = 0; f < features.size(); f++) {
            double[] column = table.column(features.get(f));
            double mean = Arrays.stream(column).average().orElseThrow();
            double deviation = Margin.standardDeviations(1).over(column);
            for (int i = 0; i < rows.length; i++) {
                rows[i][f] = deviation == 0 ? 0 : (column[i] - mean) / deviation;
            }
        }
        boolean[] out = new boolean[table.items()];
        for (int i = 0; i < out.length; i++) {
            out[i] = random.nextDouble() < HELD_OUT;
        }
        FeatureRows matrix = FeatureRows.dense(rows);
        int[][] learned = both(pairs, out, false);
        int[][] kept = both(pairs, out, true);
        LinearBradleyTerry learner = new LinearBradleyTerry(features.size(), L2);
        learner.adam(matrix, learned[0], learned[1], STEPS, RATE);
        double[] scores = matrix.times(learner.weights());
        return new HierarchyFit(
                features,
                learner.weights(),
                LinearBradleyTerry.accuracy(scores, learned[0], learned[1]),
                LinearBradleyTerry.accuracy(scores, kept[0], kept[1]),
                ceiling);
    }

    /** Winners and losers of the decided pairs of which both items are held out, or neither. */
    private static int[][] both(DecidedPairs pairs, boolean[] out, boolean wanted) {
        int[] winners = pairs.winners();
        int[] losers = pairs.losers();
        int count = 0;
        for (int k = 0; k < winners.length; k++) {
            if (out[winners[k]] == wanted && out[losers[k]] == wanted) {
                winners[count] = winners[k];
                losers[count++] = losers[k];
            }
        }
        return new int[][] {Arrays.copyOf(winners, count), Arrays.copyOf(losers, count)};
    }

    String sentence() {
        return "A linear reward of " + String.join(", ", features) + " agrees with " + TerminalText.percent(accuracy)
                + " of the labels of the items it learned from and " + TerminalText.percent(heldOut)
                + " of items it never saw; no score can exceed " + TerminalText.percent(ceiling) + ".";
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int f = 0; f < weights.length; f++) {
            rows.add(List.of(features.get(f), TerminalText.number(weights[f])));
        }
        return rows;
    }

    Section section() {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int f = 0; f < weights.length; f++) {
            bars.add(new BarChart.Bar(features.get(f), weights[f]));
        }
        return Section.of(
                "A linear reward",
                List.of(sentence()),
                List.of(new BarChart(
                        "Weights",
                        "In natural log-odds for a standard deviation of each feature. Labels without noise let weights grow: only their"
                                + " proportions can be read.",
                        Axis.of("weight"),
                        bars)));
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("features", features);
        root.put("weights", weights);
        root.put("accuracy", JsonNumbers.finite(accuracy));
        root.put("accuracyHeldOut", JsonNumbers.finite(heldOut));
        root.put("ceiling", ceiling);
        return root;
    }
}
