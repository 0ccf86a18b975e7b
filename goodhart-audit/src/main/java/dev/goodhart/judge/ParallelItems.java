package dev.goodhart.judge;

import dev.goodhart.statistics.Correlation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of the same items in two contexts, as deviations from their system's mean in their context: what systems differ by is the
 * ranking's business, this asks whether the judge sees the same in one item.
 *
 * @param first {@code [n]} deviations in one context
 * @param second {@code [n]} deviations of the same items in the other
 */
record ParallelItems(double[] first, double[] second) {
    static ParallelItems of(ScoreTable table, int a, int b) {
        List<double[]> pairs = new ArrayList<>();
        for (int s = 0; s < table.systems().size(); s++) {
            Map<String, Double> scores = new HashMap<>();
            for (int i = 0; i < table.items()[a][s].length; i++) {
                scores.put(table.items()[a][s][i], table.scores()[a][s][i]);
            }
            List<double[]> own = new ArrayList<>();
            for (int i = 0; i < table.items()[b][s].length; i++) {
                Double there = scores.get(table.items()[b][s][i]);
                if (there != null) {
                    own.add(new double[] {there, table.scores()[b][s][i]});
                }
            }
            double[] mean = new double[2];
            own.forEach(pair -> {
                mean[0] += pair[0] / own.size();
                mean[1] += pair[1] / own.size();
            });
            own.forEach(pair -> pairs.add(new double[] {pair[0] - mean[0], pair[1] - mean[1]}));
        }
        return new ParallelItems(
                pairs.stream().mapToDouble(p -> p[0]).toArray(),
                pairs.stream().mapToDouble(p -> p[1]).toArray());
    }

    double correlation() {
        return first.length < 3 ? Double.NaN : Correlation.PEARSON.of(first, second);
    }
}
