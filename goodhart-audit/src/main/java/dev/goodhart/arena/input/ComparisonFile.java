package dev.goodhart.arena.input;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.goodhart.arena.Match;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.input.TextFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads comparisons from a CSV with a header, or from JSON lines where the name ends in {@code .jsonl} or {@code .ndjson}.
 *
 * <p>UTF-8, with or without a byte order mark; commas, semicolons or tabs, whichever of them splits the header into the columns; quotes
 * doubled inside quotes. Columns may come in any order, others are ignored, letter case does not matter in their names. Empty lines and
 * lines that begin with {@code #} are skipped. Rows are taken to be in the order in which they were judged. In JSON lines the object
 * {@code answers} holds answers to factor questions; answers that are no verdict (yes, 3) are ignored. {@link BeddFile} tells the third format.
 */
public final class ComparisonFile {
    private static final int MAX_BYTES = 1 << 30;
    private static final int MAX_FIELD = 1 << 20;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final String file;
    private final ComparisonColumns columns;
    private final MatchCollector matches;

    private ComparisonFile(String file, ComparisonColumns columns) {
        this.file = file;
        this.columns = columns;
        matches = new MatchCollector(file, columns);
    }

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
        ComparisonFile reader = new ComparisonFile(path.toString(), columns);
        String text = TextFile.read(path, MAX_BYTES);
        switch (format == ComparisonFormat.AUTO ? recognised(path, text) : format) {
            case JSONL -> reader.readJson(text);
            case BEDD -> {
                return BeddFile.matches(path.toString(), text);
            }
            case CSV, AUTO -> reader.readCsv(text);
        }
        return reader.matches.matches();
    }

    private static ComparisonFormat recognised(Path path, String text) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return ComparisonFormat.JSONL;
        }
        return BeddFile.looksLike(text) ? ComparisonFormat.BEDD : ComparisonFormat.CSV;
    }

    private void readJson(String text) {
        JsonMapper mapper = JsonMapper.shared();
        int line = 0;
        for (String row : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (row.isBlank()) {
                continue;
            }
            JsonNode node = parsed(mapper, row, line);
            if (!node.isObject()) {
                throw InvalidInputException.at(file, line, "", "must be a JSON object", "");
            }
            for (String required : columns.required()) {
                if (!node.has(required)) {
                    throw InvalidInputException.at(file, line, required, "is missing", option(required));
                }
            }
            matches.add(line, column -> text(node.get(column)), answers(node));
        }
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? ""
                : value.isContainer() ? value.toString() : value.asString().strip();
    }

    /** What the object {@code answers} of a row says, by factor. */
    private static Map<String, String> answers(JsonNode row) {
        JsonNode answers = row.path("answers");
        Map<String, String> words = new TreeMap<>();
        if (answers.isObject()) {
            answers.properties().forEach(answer -> words.put(answer.getKey(), text(answer.getValue())));
        }
        return words;
    }

    private JsonNode parsed(JsonMapper mapper, String row, int line) {
        try {
            return mapper.readTree(row);
        } catch (JacksonException e) {
            throw InvalidInputException.at(file, line, "", "is not JSON: " + e.getOriginalMessage(), "");
        }
    }

    private void readCsv(String text) {
        char separator = separator(text);
        Map<String, Integer> place = new HashMap<>();
        int width = 0;
        try {
            for (CsvRecord fields : reader(separator).ofCsvRecord(text)) {
                int line = (int) fields.getStartingLineNumber();
                List<String> cells = fields.getFields();
                if (place.isEmpty()) {
                    width = cells.size();
                    place.putAll(header(line, cells));
                    continue;
                }
                if (cells.size() != width) {
                    throw InvalidInputException.at(
                            file,
                            line,
                            "",
                            "must have " + width + " fields like the header, has " + cells.size(),
                            "a text with the separator in it must stand in quotes");
                }
                matches.add(
                        line,
                        column -> {
                            Integer at = place.get(column.toLowerCase(Locale.ROOT));
                            return at == null ? "" : cells.get(at).strip();
                        },
                        Map.of());
            }
        } catch (CsvParseException e) {
            throw InvalidInputException.at(
                    file, 0, "", "is not comma-separated text: " + e.getMessage(), "a quote is never closed");
        }
    }

    private static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(MAX_FIELD);
    }

    /** The separator that splits the header into most of what is wanted, a comma if none does. */
    private char separator(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            List<String> cells = List.of(first.replace("\"", "").split(String.valueOf(separator)));
            long found = columns.required().stream()
                    .filter(name -> cells.stream().anyMatch(c -> c.strip().equalsIgnoreCase(name)))
                    .count();
            if (found > most) {
                most = found;
                best = separator;
            }
        }
        return best;
    }

    private Map<String, Integer> header(int line, List<String> cells) {
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            boolean used = columns.all().stream().anyMatch(name::equalsIgnoreCase);
            if (place.putIfAbsent(name, i) != null && used) {
                throw InvalidInputException.at(
                        file, line, "", "must name each column once, has '" + name + "' twice", "");
            }
        }
        for (String required : columns.expected()) {
            if (!place.containsKey(required.toLowerCase(Locale.ROOT))) {
                List<String> given = cells.stream().map(String::strip).toList();
                String near = Suggestion.closest(required, given);
                throw InvalidInputException.at(
                        file,
                        line,
                        "",
                        "must be a header with the column '" + required + "', has " + String.join(", ", given),
                        near.isEmpty() ? option(required) : "the column '" + near + "' is meant; " + option(required));
            }
        }
        return place;
    }

    private String option(String column) {
        if (columns.factors().contains(column)) {
            return "another name was meant by --factor " + column;
        }
        String flag =
                column.equals(columns.left()) ? "--left" : column.equals(columns.right()) ? "--right" : "--result";
        return "name it with " + flag + " COLUMN";
    }
}
