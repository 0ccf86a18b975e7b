package dev.goodhart.arena.input;

import dev.goodhart.arena.Match;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads comparisons from a {@link NamedRows}: a CSV with a header, or JSON lines. Rows are taken to be in the order in which they were
 * judged.
 */
public final class ComparisonFile {
    private ComparisonFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns and verdicts are called
     * @return its matches in the order of the file, at least one
     * @throws InvalidInputException if it cannot be read, lacks a column, or a row is no comparison; the message names the line
     */
    public static List<Match> read(Path path, ComparisonColumns columns) {
        MatchCollector matches = new MatchCollector(path.toString(), columns);
        NamedRows.read(path, columns.named(), matches::add);
        return matches.matches();
    }
}
