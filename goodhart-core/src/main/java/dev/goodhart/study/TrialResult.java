package dev.goodhart.study;

import dev.goodhart.figure.Figure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one trial measured. Two results are equal when their canonical JSON is, to the last digit.
 *
 * @param study the study's id
 * @param arm the arm's name
 * @param seed the seed number
 * @param metrics numbers by name, sorted
 * @param series curves by name, sorted
 * @param figures tables and pictures, in the order reported
 */
public record TrialResult(
        String study,
        String arm,
        int seed,
        SortedMap<String, Double> metrics,
        SortedMap<String, Series> series,
        List<Figure> figures) {
    /** Copies the collections. */
    public TrialResult {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
        figures = List.copyOf(figures);
    }

    /**
     * Makes a result from maps in any order.
     *
     * @param study the study's id
     * @param arm the arm's name
     * @param seed the seed number
     * @param metrics numbers by name
     * @param series curves by name
     * @param figures tables and pictures
     * @return the result
     */
    public static TrialResult of(
            String study,
            String arm,
            int seed,
            Map<String, Double> metrics,
            Map<String, Series> series,
            List<Figure> figures) {
        return new TrialResult(study, arm, seed, new TreeMap<>(metrics), new TreeMap<>(series), figures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrialResult result && CanonicalJson.write(this).equals(CanonicalJson.write(result));
    }

    @Override
    public int hashCode() {
        return CanonicalJson.write(this).hashCode();
    }
}
