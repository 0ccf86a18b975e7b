package dev.goodhart.overoptimization.input;

import dev.goodhart.input.NamedColumn;
import java.util.List;

/**
 * What a file of labelled pairs calls its columns.
 *
 * @param chosen proxy reward of the preferred response; must be there
 * @param rejected proxy reward of the other; must be there
 * @param group where the pair comes from, such as held-out or on-policy; all rows are one group where the column is missing
 */
public record PairsColumns(String chosen, String rejected, String group) {
    /** Refuses two columns of one name. */
    public PairsColumns {
        NamedColumn.requireDistinct(named(chosen, rejected, group));
    }

    /** {@return columns chosen, rejected and group} */
    public static PairsColumns defaults() {
        return new PairsColumns("chosen", "rejected", "group");
    }

    List<NamedColumn> named() {
        return named(chosen, rejected, group);
    }

    private static List<NamedColumn> named(String chosen, String rejected, String group) {
        return List.of(
                NamedColumn.required(chosen, "--chosen"),
                NamedColumn.required(rejected, "--rejected"),
                NamedColumn.optional(group, "--group", "group"));
    }
}
