package dev.goodhart.arena;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Strengths of entrants and reliabilities of judges, found together.
 *
 * @param strengths by task and entrant, natural log-odds; the mean of a task is 0
 * @param reliability by judge, the probability in (0, 1) that the judge follows the strengths and not their opposite
 * @param rounds how often strengths and reliabilities were found in turn
 * @param lastChange the largest change of any of them in the last round
 * @param converged whether that was below the tolerance before the limit of rounds
 */
public record CrowdFit(
        SortedMap<String, SortedMap<String, Double>> strengths,
        SortedMap<String, Double> reliability,
        int rounds,
        double lastChange,
        boolean converged) {
    /** Copies the maps. */
    public CrowdFit {
        TreeMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
        strengths.forEach((task, own) -> copy.put(task, Collections.unmodifiableSortedMap(new TreeMap<>(own))));
        strengths = Collections.unmodifiableSortedMap(copy);
        reliability = Collections.unmodifiableSortedMap(new TreeMap<>(reliability));
    }

    /**
     * The strengths of a task.
     *
     * @param task its name
     * @return the strengths by entrant, empty when there is no such task
     */
    public Map<String, Double> strengthsOf(String task) {
        return strengths.getOrDefault(task, Collections.emptySortedMap());
    }
}
