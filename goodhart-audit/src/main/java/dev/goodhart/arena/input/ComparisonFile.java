package dev.goodhart.arena.input;

import dev.goodhart.arena.Match;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import dev.goodhart.input.TextFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads comparisons from a {@link NamedRows}: a CSV with a header, or JSON lines. Rows are taken to be in the order in which they were
 * judged. In JSON lines the object {@code answers} holds answers to factor questions; answers that are no verdict (yes, 3) are ignored.
 * {@link BeddFile} tells the third format.
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
        return read(path, columns, ComparisonFormat.AUTO);
    }

    /**
     * Reads a file of a known format.
     *
     * @param path the file
     * @param columns what its columns and verdicts are called; {@link ComparisonFormat#BEDD} has its own
     * @param format how it is written
     * @return its matches in the order in which they were judged, at least one
     * @throws InvalidInputException if it cannot be read, lacks a column, or a row is no comparison
     */
    public static List<Match> read(Path path, ComparisonColumns columns, ComparisonFormat format) {
        String text = TextFile.read(path, NamedRows.MAX_BYTES);
        ComparisonFormat written = format == ComparisonFormat.AUTO ? recognised(path, text) : format;
        if (written == ComparisonFormat.BEDD) {
            return BeddFile.matches(path.toString(), text);
        }
        boolean json = written == ComparisonFormat.JSONL;
        MatchCollector matches = new MatchCollector(path.toString(), columns, json);
        NamedRows.parse(path.toString(), text, json, columns.named(!json), matches::add);
        return matches.matches();
    }

    private static ComparisonFormat recognised(Path path, String text) {
        return NamedRows.isJsonLines(path)
                ? ComparisonFormat.JSONL
                : BeddFile.looksLike(text) ? ComparisonFormat.BEDD : ComparisonFormat.CSV;
    }
}
