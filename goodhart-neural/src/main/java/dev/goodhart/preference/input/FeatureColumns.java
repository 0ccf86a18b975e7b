package dev.goodhart.preference.input;

import java.util.List;

/**
 * What the columns of a table of features are.
 *
 * @param id the column of the items' names
 * @param inputs the columns that a reward sees, in order; empty for all others but the length
 * @param length the column of the items' lengths; empty for none
 */
public record FeatureColumns(String id, List<String> inputs, String length) {
    /** Copies the list. */
    public FeatureColumns {
        inputs = List.copyOf(inputs);
    }

    /** {@return id, and all other columns as inputs} */
    public static FeatureColumns defaults() {
        return new FeatureColumns("id", List.of(), "");
    }

    /**
     * The same with chosen inputs.
     *
     * @param names the columns, in order
     * @return the columns
     */
    public FeatureColumns withInputs(List<String> names) {
        return new FeatureColumns(id, names, length);
    }

    /**
     * The same with a column of lengths, which is no input unless it is named as one.
     *
     * @param column its name; empty for none
     * @return the columns
     */
    public FeatureColumns withLength(String column) {
        return new FeatureColumns(id, inputs, column);
    }
}
