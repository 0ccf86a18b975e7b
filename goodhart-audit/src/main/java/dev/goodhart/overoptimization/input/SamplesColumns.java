package dev.goodhart.overoptimization.input;

import dev.goodhart.input.NamedColumn;
import dev.goodhart.overoptimization.SampleRoles;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file of scored samples calls its columns.
 *
 * @param prompt the prompt; all rows are one prompt where the column is missing
 * @param proxy proxy reward; must be there
 * @param gold gold reward; in all rows or in none
 * @param goldRequired whether a file without gold is refused
 * @param length length of the response; in all rows or in none
 * @param position its place in the list that was judged; in all rows or in none
 * @param terms the weighted terms that the proxy is a sum of; must be there
 */
public record SamplesColumns(
        String prompt,
        String proxy,
        String gold,
        boolean goldRequired,
        String length,
        String position,
        List<String> terms) {
    /** Copies the terms and refuses two columns of one name. */
    public SamplesColumns {
        terms = List.copyOf(terms);
        NamedColumn.requireDistinct(named(prompt, proxy, gold, goldRequired, length, position, terms));
    }

    /** {@return columns prompt, proxy, gold, length and position; no terms} */
    public static SamplesColumns defaults() {
        return new SamplesColumns("prompt", "proxy", "gold", false, "length", "position", List.of());
    }

    List<NamedColumn> named() {
        return named(prompt, proxy, gold, goldRequired, length, position, terms);
    }

    /** The roles of the columns that a file has. */
    SampleRoles roles(List<String> present) {
        return new SampleRoles(
                present.contains(gold),
                List.of(length, position).stream().filter(present::contains).toList(),
                terms);
    }

    private static List<NamedColumn> named(
            String prompt,
            String proxy,
            String gold,
            boolean goldRequired,
            String length,
            String position,
            List<String> terms) {
        List<NamedColumn> columns = new ArrayList<>(List.of(
                NamedColumn.optional(prompt, "--prompt", "prompt"),
                NamedColumn.required(proxy, "--proxy"),
                new NamedColumn(gold, "--gold", goldRequired),
                NamedColumn.optional(length, "--length", "length"),
                NamedColumn.optional(position, "--position", "position")));
        terms.forEach(term -> columns.add(NamedColumn.required(term, "--term")));
        return columns;
    }
}
