package dev.goodhart.feedback;

import dev.goodhart.input.NamedRows;
import java.nio.file.Path;

/** How a file of feedback is written. */
public enum FeedbackForm {
    /** A header and a row for each answer, separated by commas. */
    CSV,
    /** A JSON object in each line. */
    JSON_LINES;

    /**
     * The form that the name of a file says.
     *
     * @param path the file
     * @return JSON lines for names that end in .jsonl or .ndjson, else CSV
     */
    public static FeedbackForm of(Path path) {
        return NamedRows.isJsonLines(path) ? JSON_LINES : CSV;
    }
}
