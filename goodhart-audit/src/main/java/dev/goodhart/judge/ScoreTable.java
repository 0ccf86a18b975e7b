package dev.goodhart.judge;

import dev.goodhart.input.NamedRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The scores of one metric, sorted into cells. Several raters of an item are averaged; a system that lacks a context is left out.
 *
 * @param metric the metric
 * @param contexts the contexts, sorted
 * @param systems the systems with items in every context, sorted
 * @param missing for every other system the contexts it lacks
 * @param items {@code [contexts][systems][n]} the names of the items, sorted
 * @param scores {@code [contexts][systems][n]} their scores
 */
public record ScoreTable(
        String metric,
        List<String> contexts,
        List<String> systems,
        Map<String, List<String>> missing,
        String[][][] items,
        double[][][] scores) {
    /** Fewer systems have no ranking worth the name. */
    public static final int FEWEST_SYSTEMS = 3;

    private static final int DIGITS = 13;

    /**
     * Sorts rows into cells.
     *
     * @param metric the metric whose rows are taken
     * @param rows any rows
     * @return the table; it may have fewer systems or contexts than an audit needs
     * @throws IllegalArgumentException if a rater gave one item two different scores
     */
    public static ScoreTable of(String metric, Collection<JudgeScore> rows) {
        Map<String, Map<String, Map<String, ItemRatings>>> cells = new TreeMap<>();
        Map<String, Map<String, Integer>> contextsOf = new TreeMap<>();
        for (JudgeScore row : rows) {
            if (!row.metric().equals(metric)) {
                continue;
            }
            cells.computeIfAbsent(row.context(), c -> new TreeMap<>())
                    .computeIfAbsent(row.system(), s -> new TreeMap<>())
                    .computeIfAbsent(row.item(), i -> new ItemRatings())
                    .add(row);
            contextsOf.computeIfAbsent(row.system(), s -> new TreeMap<>()).merge(row.context(), 1, Integer::sum);
        }
        List<String> contexts = List.copyOf(cells.keySet());
        List<String> systems = new ArrayList<>();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        contextsOf.forEach((system, there) -> {
            List<String> lacking =
                    contexts.stream().filter(c -> !there.containsKey(c)).toList();
            if (lacking.isEmpty()) {
                systems.add(system);
            } else {
                missing.put(system, lacking);
            }
        });
        String[][][] items = new String[contexts.size()][systems.size()][];
        double[][][] scores = new double[contexts.size()][systems.size()][];
        for (int c = 0; c < contexts.size(); c++) {
            for (int s = 0; s < systems.size(); s++) {
                Map<String, ItemRatings> cell =
                        cells.getOrDefault(contexts.get(c), Map.of()).getOrDefault(systems.get(s), Map.of());
                items[c][s] = cell.keySet().toArray(new String[0]);
                scores[c][s] =
                        cell.values().stream().mapToDouble(ItemRatings::mean).toArray();
            }
        }
        return new ScoreTable(metric, contexts, List.copyOf(systems), missing, items, scores);
    }

    /** {@return {@code [contexts][systems]} the mean score of every cell, to thirteen digits, so that equal means are ties and not ranked by rounding} */
    public double[][] means() {
        double[][] means = new double[contexts.size()][systems.size()];
        for (int c = 0; c < means.length; c++) {
            for (int s = 0; s < means[c].length; s++) {
                means[c][s] = new BigDecimal(VarianceComponents.mean(scores[c][s]))
                        .round(new MathContext(DIGITS))
                        .doubleValue();
            }
        }
        return means;
    }

    /** {@return what is missing in words, such as {@code mixtral in fi, hu}; empty if nothing is} */
    public String missingText() {
        return missing.entrySet().stream()
                .map(e -> NamedRow.shown(e.getKey()) + " in "
                        + e.getValue().stream().map(NamedRow::shown).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    /** {@return the number of items in the smallest cell, 0 without cells} */
    public int smallestCell() {
        int least = Integer.MAX_VALUE;
        for (double[][] context : scores) {
            for (double[] cell : context) {
                least = Math.min(least, cell.length);
            }
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    /** {@return the number of items in the largest cell, 0 without cells} */
    public int largestCell() {
        int most = 0;
        for (double[][] context : scores) {
            for (double[] cell : context) {
                most = Math.max(most, cell.length);
            }
        }
        return most;
    }
}
