package dev.goodhart.survey.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are a log of behaviour.
 *
 * @param behaviour columns of the features
 * @param metric the column of the metric
 * @param value the column of the value
 * @param rewarded the column that is 1 in rows since the metric was rewarded and 0 before; null for none
 * @param ridge penalty of the regressions
 */
public record LogEntry(
        List<String> behaviour,
        String metric,
        String value,
        @Nullable String rewarded,
        double ridge) {
    /** Copies the columns. */
    public LogEntry {
        behaviour = List.copyOf(behaviour);
    }
}
