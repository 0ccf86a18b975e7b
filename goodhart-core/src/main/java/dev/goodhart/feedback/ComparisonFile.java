package dev.goodhart.feedback;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.input.Suggestion;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files of comparisons: a CSV with the columns {@code first}, {@code second}, {@code preference} and perhaps {@code judge}, or JSON
 * lines with these keys. A preference is {@code first}, {@code second} or {@code tie}. Other columns are ignored.
 */
public final class ComparisonFile {
    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String PREFERENCE = "preference";
    static final String JUDGE = "judge";

    private static final List<NamedColumn> COLUMNS = List.of(
            NamedColumn.required(FIRST, ""),
            NamedColumn.required(SECOND, ""),
            NamedColumn.required(PREFERENCE, ""),
            NamedColumn.optional(JUDGE, ""));
    private static final List<String> WORDS = List.of("first", "second", "tie");

    private ComparisonFile() {}

    /**
     * Reads a file.
     *
     * @param path the file; JSON lines when its name ends in .jsonl or .ndjson, else CSV
     * @param known the ids that there are
     * @return its comparisons in order, at least one
     * @throws InvalidInputException if it cannot be read, has no rows, or a row is no comparison of two known things; the message names
     *     file, line and column
     */
    public static List<Comparison> read(Path path, KnownIds known) {
        List<Comparison> comparisons = new ArrayList<>();
        // One copy of each text: a million rows speak of few things.
        Map<String, String> texts = new HashMap<>();
        NamedRows.read(path, COLUMNS, row -> comparisons.add(comparison(row, known, texts)));
        if (comparisons.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each comparison, has none", "");
        }
        return comparisons;
    }

    /**
     * Writes comparisons, in their order.
     *
     * @param out where to; stays open, and is the caller's to close
     * @param form how they are written
     * @param comparisons the comparisons
     * @throws IOException if they cannot be written
     */
    public static void write(Writer out, FeedbackForm form, Iterable<Comparison> comparisons) throws IOException {
        ComparisonWriter writer = new ComparisonWriter(out, form, List.of());
        for (Comparison comparison : comparisons) {
            writer.write(comparison);
        }
    }

    private static Comparison comparison(NamedRow row, KnownIds known, Map<String, String> texts) {
        String first = known.require(row, FIRST);
        String second = known.require(row, SECOND);
        KnownIds.requireDistinct(row, FIRST, SECOND);
        return new Comparison(
                texts.computeIfAbsent(first, t -> t),
                texts.computeIfAbsent(second, t -> t),
                preference(row),
                texts.computeIfAbsent(row.text(JUDGE), t -> t));
    }

    private static Preference preference(NamedRow row) {
        String word = row.text(PREFERENCE);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "first" -> Preference.FIRST;
            case "second" -> Preference.SECOND;
            case "tie" -> Preference.TIE;
            default ->
                throw row.error(
                        PREFERENCE,
                        "must be first, second or tie, is '" + NamedRow.shown(word) + "'",
                        Suggestion.hint(word, WORDS));
        };
    }
}
