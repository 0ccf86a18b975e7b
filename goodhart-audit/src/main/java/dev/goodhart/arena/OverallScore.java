package dev.goodhart.arena;

import dev.goodhart.statistics.Interval;
import java.util.List;

/**
 * An entrant's place over all tasks.
 *
 * @param entrant its name
 * @param score the mean of its normalised scores with a bootstrap interval; the ends are NaN without resamples
 * @param missing the tasks in which it has no match
 */
public record OverallScore(String entrant, Interval score, List<String> missing) {
    /** Copies the list. */
    public OverallScore {
        missing = List.copyOf(missing);
    }
}
