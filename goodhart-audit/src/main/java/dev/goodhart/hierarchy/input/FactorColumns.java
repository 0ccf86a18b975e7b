package dev.goodhart.hierarchy.input;

import dev.goodhart.input.NamedColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file of factors calls its columns.
 *
 * @param id the column of the items' ids
 * @param group the column of what only items of one group share, such as a prompt or start state; may be missing in the file where it is called group
 * @param step the column of the step, for files with a row for each; may be missing in the file where it is called step
 * @param factors the columns of the factors
 * @param texts columns that are carried along as texts, such as the answer itself
 */
public record FactorColumns(String id, String group, String step, List<String> factors, List<String> texts) {
    /** Copies the lists. */
    public FactorColumns {
        factors = List.copyOf(factors);
        texts = List.copyOf(texts);
    }

    /**
     * Columns {@code id}, {@code group} and {@code step}.
     *
     * @param factors the columns of the factors
     * @return the columns
     */
    public static FactorColumns of(List<String> factors) {
        return new FactorColumns("id", "group", "step", factors, List.of());
    }

    List<NamedColumn> named() {
        List<NamedColumn> named = new ArrayList<>(List.of(
                NamedColumn.required(id, "--id"),
                NamedColumn.optional(group, "--group", "group"),
                NamedColumn.optional(step, "--step", "step")));
        for (String factor : factors) {
            named.add(NamedColumn.required(factor, "--rank"));
        }
        for (String text : texts) {
            // A prompt may be what groups are made of.
            if (named.removeIf(column -> column.name().equalsIgnoreCase(text))) {
                named.add(NamedColumn.required(text, "--group"));
            } else {
                named.add(NamedColumn.required(text, "--text"));
            }
        }
        return named;
    }
}
