package dev.goodhart.feedback;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRows;
import dev.goodhart.input.TextLines;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of preference pairs under the names that TRL's trainers read: {@code prompt} (which may be missing), {@code chosen},
 * {@code rejected}; JSON lines, or a CSV with these columns. JSON lines keep blanks at the ends of texts, a CSV loses them when it is read.
 */
public final class PreferencePairFile {
    private static final String PROMPT = "prompt";
    private static final String CHOSEN = "chosen";
    private static final String REJECTED = "rejected";

    private PreferencePairFile() {}

    /**
     * Reads pairs of texts.
     *
     * @param path the file; JSON lines when its name ends in .jsonl or .ndjson, else CSV
     * @return its pairs in order, at least one
     * @throws InvalidInputException if it cannot be read, has no rows, or a row is no pair of two different texts; the message names
     *     file and line
     */
    public static List<PreferencePair> read(Path path) {
        return read(path, KnownIds.ANY);
    }

    /**
     * Reads pairs of ids.
     *
     * @param path the file
     * @param known the ids that chosen and rejected may be
     * @return its pairs in order, at least one
     * @throws InvalidInputException as {@link #read(Path)} throws it, and for an unknown id
     */
    public static List<PreferencePair> read(Path path, KnownIds known) {
        List<PreferencePair> pairs = new ArrayList<>();
        if (NamedRows.isJsonLines(path)) {
            readJson(path, known, pairs);
        } else {
            List<NamedColumn> columns = List.of(
                    NamedColumn.optional(PROMPT, ""),
                    NamedColumn.required(CHOSEN, ""),
                    NamedColumn.required(REJECTED, ""));
            NamedRows.read(
                    path,
                    columns,
                    row -> pairs.add(pair(
                            path,
                            row.line(),
                            known,
                            row.text(PROMPT),
                            row.requiredText(CHOSEN),
                            row.requiredText(REJECTED))));
        }
        if (pairs.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each pair, has none", "");
        }
        return pairs;
    }

    /**
     * Writes pairs, in their order.
     *
     * @param out where to; stays open, and is the caller's to close
     * @param form how they are written
     * @param pairs the pairs
     * @throws IOException if they cannot be written
     */
    public static void write(Writer out, FeedbackForm form, Iterable<PreferencePair> pairs) throws IOException {
        FeedbackRows rows = new FeedbackRows(out, form, List.of(PROMPT, CHOSEN, REJECTED));
        for (PreferencePair pair : pairs) {
            rows.write(List.of(pair.prompt(), pair.chosen(), pair.rejected()));
        }
    }

    private static void readJson(Path path, KnownIds known, List<PreferencePair> pairs) {
        try (TextLines lines = TextLines.open(path)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    JsonNode row = parsed(path, lines.line(), line.get());
                    pairs.add(pair(
                            path,
                            lines.line(),
                            known,
                            row.has(PROMPT) ? text(path, lines.line(), row, PROMPT) : "",
                            text(path, lines.line(), row, CHOSEN),
                            text(path, lines.line(), row, REJECTED)));
                }
            }
        }
    }

    private static JsonNode parsed(Path path, int line, String text) {
        try {
            JsonNode row = JsonMapper.shared().readTree(text);
            if (row.isObject()) {
                return row;
            }
        } catch (JacksonException e) {
            throw InvalidInputException.at(path.toString(), line, "", "is not JSON: " + e.getOriginalMessage(), "");
        }
        throw InvalidInputException.at(path.toString(), line, "", "must be a JSON object", "");
    }

    private static String text(Path path, int line, JsonNode row, String key) {
        JsonNode value = row.get(key);
        if (value == null || !value.isString()) {
            boolean messages = value != null && value.isArray();
            throw InvalidInputException.at(
                    path.toString(),
                    line,
                    key,
                    "must be a text, is " + (value == null ? "missing" : messages ? "a list" : value.toString()),
                    messages ? "the messages of a conversation must be put into one text by a template first" : "");
        }
        return value.asString();
    }

    private static PreferencePair pair(
            Path path, int line, KnownIds known, String prompt, String chosen, String rejected) {
        if (chosen.equals(rejected)) {
            throw InvalidInputException.at(
                    path.toString(), line, REJECTED, "must be another answer than " + CHOSEN + ", is the same", "");
        }
        known.require(path.toString(), line, CHOSEN, chosen);
        known.require(path.toString(), line, REJECTED, rejected);
        return new PreferencePair(prompt, chosen, rejected);
    }
}
