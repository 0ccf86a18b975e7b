package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * What was done, what the metric showed and what it was worth.
 *
 * @param features names of the features of behaviour, such as minutes per task
 * @param behaviour {@code [rows][features]}
 * @param metric {@code [rows]}
 * @param value {@code [rows]}
 * @param rewarded {@code [rows]} whether the metric was rewarded by then; empty where that is not known
 */
public record BehaviourLog(
        List<String> features, double[][] behaviour, double[] metric, double[] value, boolean[] rewarded) {
    /** Checks the sizes. */
    public BehaviourLog {
        features = List.copyOf(features);
        int rows = behaviour.length;
        if (metric.length != rows || value.length != rows || (rewarded.length > 0 && rewarded.length != rows)) {
            throw new IllegalArgumentException(
                    "A log must have as many metrics and values as rows of behaviour, has " + rows + " rows");
        }
        if (features.isEmpty() || rows < features.size() + 2) {
            throw new InvalidInputException("A log must have at least 1 feature and " + (features.size() + 2)
                    + " rows, has " + features.size() + " and " + rows);
        }
    }
}
