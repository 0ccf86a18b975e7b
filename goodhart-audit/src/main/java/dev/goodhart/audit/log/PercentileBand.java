package dev.goodhart.audit.log;

import dev.goodhart.statistics.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Episodes whose proxy return lies between two percentiles, and what the terms pay them.
 *
 * @param from the lower percentile, in [0, 1)
 * @param to the upper percentile, in (0, 1]
 * @param episodes how many they are
 * @param proxy their mean proxy return
 * @param terms {@code [terms]} what each term pays them on average, weighted
 * @param intended their mean intended score, over those that have one; NaN if none has
 */
public record PercentileBand(double from, double to, int episodes, double proxy, double[] terms, double intended) {
    private static final double[] EDGES = {0, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

    static List<PercentileBand> of(double[][] paid, double[] proxy, double[] intended) {
        int n = proxy.length;
        int[] order = Ranks.ascending(proxy);
        List<PercentileBand> bands = new ArrayList<>();
        for (int b = 0; b + 1 < EDGES.length; b++) {
            int[] rows = Arrays.copyOfRange(order, (int) Math.round(EDGES[b] * n), (int) Math.round(EDGES[b + 1] * n));
            if (rows.length > 0) {
                bands.add(new PercentileBand(
                        EDGES[b],
                        EDGES[b + 1],
                        rows.length,
                        ScoredEpisodes.mean(ScoredEpisodes.picked(proxy, rows)),
                        Arrays.stream(paid)
                                .mapToDouble(term -> ScoredEpisodes.mean(ScoredEpisodes.picked(term, rows)))
                                .toArray(),
                        Arrays.stream(rows)
                                .mapToDouble(e -> intended[e])
                                .filter(v -> !Double.isNaN(v))
                                .average()
                                .orElse(Double.NaN)));
            }
        }
        return bands;
    }
}
