package dev.goodhart.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who rated which item how, for one metric.
 *
 * @param metric the metric
 * @param raters the raters, sorted
 * @param ratings {@code [items][raters]}, NaN where a rater gave none
 */
public record RatingTable(String metric, List<String> raters, double[][] ratings) {
    /**
     * Sorts rows. An item is told from others by its context, system and name.
     *
     * @param metric the metric whose rows are taken
     * @param rows any rows
     * @return the table
     */
    public static RatingTable of(String metric, Collection<JudgeScore> rows) {
        Map<List<String>, Map<String, Double>> items = new LinkedHashMap<>();
        TreeSet<String> raters = new TreeSet<>();
        for (JudgeScore row : rows) {
            if (row.metric().equals(metric)) {
                items.computeIfAbsent(List.of(row.context(), row.system(), row.item()), i -> new TreeMap<>())
                        .put(row.rater(), row.score());
                raters.add(row.rater());
            }
        }
        List<String> names = List.copyOf(raters);
        double[][] ratings = items.values().stream()
                .map(item -> names.stream()
                        .mapToDouble(rater -> item.getOrDefault(rater, Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
        return new RatingTable(metric, names, ratings);
    }

    /** {@return the ratings without their raters} */
    public RatingCounts counts() {
        return RatingCounts.of(Arrays.stream(ratings)
                .map(item -> Arrays.stream(item).filter(v -> !Double.isNaN(v)).toArray())
                .toList());
    }

    /** {@return every pair of raters} */
    public List<CohenKappa> pairs() {
        List<CohenKappa> pairs = new ArrayList<>();
        for (int a = 0; a < raters.size(); a++) {
            for (int b = a + 1; b < raters.size(); b++) {
                pairs.add(CohenKappa.of(raters.get(a), raters.get(b), column(a), column(b)));
            }
        }
        return List.copyOf(pairs);
    }

    private double[] column(int rater) {
        return Arrays.stream(ratings).mapToDouble(item -> item[rater]).toArray();
    }
}
