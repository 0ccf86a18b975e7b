package dev.goodhart.feedback;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.input.Suggestion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which ids exist, so that feedback about something else is refused where it stands. */
public final class KnownIds {
    /** Ids that nobody checks. */
    public static final KnownIds ANY = new KnownIds("", Set.of());

    private final String source;
    private final Set<String> ids;

    private KnownIds(String source, Set<String> ids) {
        this.source = source;
        this.ids = ids;
    }

    /**
     * Ids that are known.
     *
     * @param source where they stand, for messages, such as a file's name; not empty
     * @param ids the ids
     * @return the ids
     */
    public static KnownIds of(String source, Collection<String> ids) {
        if (source.isEmpty()) {
            throw new IllegalArgumentException("The source of ids must be named, is empty");
        }
        return new KnownIds(source, new LinkedHashSet<>(ids));
    }

    /**
     * Reads ids out of a column of a CSV with a header or of JSON lines. An id may stand on many rows, as in a file of steps.
     *
     * @param path the file
     * @param column the column of the ids
     * @return the ids in the order of their first rows
     * @throws InvalidInputException if the file cannot be read, lacks the column, or a row has no id
     */
    public static KnownIds read(Path path, String column) {
        Set<String> ids = new LinkedHashSet<>();
        NamedRows.read(path, List.of(NamedColumn.required(column, "--id")), row -> ids.add(row.requiredText(column)));
        return of(path.toString(), ids);
    }

    /** {@return the ids, empty for {@link #ANY}} */
    public Set<String> ids() {
        return Collections.unmodifiableSet(ids);
    }

    /**
     * Whether an id may be spoken of.
     *
     * @param id the id
     * @return true for every id of {@link #ANY}
     */
    public boolean contains(String id) {
        return source.isEmpty() || ids.contains(id);
    }

    /**
     * The id in a field.
     *
     * @param row the row
     * @param column the column of the id
     * @return the id
     * @throws InvalidInputException if the field is empty or the id unknown, naming file and line and the nearest id there is
     */
    public String require(NamedRow row, String column) {
        return require(row.file(), row.line(), column, row.requiredText(column));
    }

    String require(String file, int line, String column, String id) {
        if (!contains(id)) {
            throw InvalidInputException.at(
                    file,
                    line,
                    column,
                    "must be an id of " + source + ", is '" + NamedRow.shown(id) + "'",
                    Suggestion.hint(id, ids));
        }
        return id;
    }

    /**
     * Refuses an id that stands twice in a row.
     *
     * @param row the row
     * @param columns columns of ids
     * @throws InvalidInputException at the later of two columns that hold the same
     */
    static void requireDistinct(NamedRow row, String... columns) {
        for (int later = 1; later < columns.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                String id = row.text(columns[later]);
                if (id.equals(row.text(columns[earlier]))) {
                    throw row.error(
                            columns[later],
                            "must be another id than " + columns[earlier] + ", is '" + NamedRow.shown(id) + "' too",
                            "");
                }
            }
        }
    }
}
