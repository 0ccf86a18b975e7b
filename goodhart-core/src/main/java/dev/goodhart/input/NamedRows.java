package dev.goodhart.input;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a table whose columns go by name: a CSV with a header, or JSON lines where the name ends in {@code .jsonl} or {@code .ndjson}.
 *
 * <p>UTF-8, with or without a byte order mark; commas, semicolons or tabs, whichever of them splits the header into the columns; quotes
 * doubled inside quotes. Columns may come in any order, others are ignored. Empty lines are skipped, and in a CSV lines that begin with
 * {@code #}.
 */
public final class NamedRows {
    /** The largest file that is read. */
    public static final int MAX_BYTES = 1 << 30;

    private static final int MAX_FIELD = 1 << 20;
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final List<NamedColumn> columns;
    private final Consumer<NamedRow> reader;

    private NamedRows(String file, List<NamedColumn> columns, Consumer<NamedRow> reader) {
        this.file = file;
        this.columns = columns;
        this.reader = reader;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns the columns that are wanted
     * @param reader called with every row, in order
     * @throws InvalidInputException if the file cannot be read, is malformed, or lacks a required column
     */
    public static void read(Path path, List<NamedColumn> columns, Consumer<NamedRow> reader) {
        parse(path.toString(), TextFile.read(path, MAX_BYTES), isJsonLines(path), columns, reader);
    }

    /**
     * Reads the text of a file.
     *
     * @param file what errors call the file
     * @param text what it holds
     * @param jsonLines whether that is JSON lines, else CSV
     * @param columns the columns that are wanted
     * @param reader called with every row, in order
     * @throws InvalidInputException if the text is malformed or lacks a required column
     */
    public static void parse(
            String file, String text, boolean jsonLines, List<NamedColumn> columns, Consumer<NamedRow> reader) {
        NamedColumn.requireDistinct(columns);
        NamedRows table = new NamedRows(file, columns, reader);
        if (jsonLines) {
            table.readJson(text);
        } else {
            table.readCsv(text);
        }
    }

    /**
     * Whether a file is taken for JSON lines.
     *
     * @param path the file
     * @return true if its name ends in .jsonl or .ndjson
     */
    public static boolean isJsonLines(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    private void readJson(String text) {
        int line = 0;
        Set<String> seen = new HashSet<>();
        for (String row : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (row.isBlank()) {
                continue;
            }
            JsonNode node = parsed(row, line);
            if (!node.isObject()) {
                throw InvalidInputException.at(file, line, "", "must be a JSON object", "");
            }
            for (NamedColumn column : columns) {
                if (column.required() && !node.has(column.name())) {
                    throw InvalidInputException.at(file, line, column.name(), "is missing", remedy(column));
                }
            }
            seen.addAll(node.propertyNames());
            reader.accept(new NamedRow(file, line, List.copyOf(node.propertyNames()), column -> {
                JsonNode value = node.get(column);
                return value == null || value.isNull()
                        ? ""
                        : value.isContainer()
                                ? value.toString()
                                : value.asString().strip();
            }));
        }
        for (NamedColumn column : columns) {
            if (!seen.isEmpty() && column.named() && !seen.contains(column.name())) {
                throw InvalidInputException.at(file, 0, column.name(), "is missing in every line", remedy(column));
            }
        }
    }

    private JsonNode parsed(String row, int line) {
        try {
            return MAPPER.readTree(row);
        } catch (JacksonException e) {
            throw InvalidInputException.at(
                    file,
                    line,
                    "",
                    "is not JSON: " + Numbers.shortened(String.valueOf(e.getOriginalMessage()), 160),
                    "");
        }
    }

    private void readCsv(String text) {
        char separator = separator(text);
        Map<String, Integer> place = new HashMap<>();
        List<String> names = List.of();
        try {
            for (CsvRecord fields : csv(separator).ofCsvRecord(text)) {
                int line = (int) fields.getStartingLineNumber();
                List<String> cells = fields.getFields();
                if (place.isEmpty()) {
                    names = cells.stream().map(String::strip).toList();
                    place.putAll(header(line, names));
                    continue;
                }
                if (cells.size() != names.size()) {
                    throw InvalidInputException.at(
                            file,
                            line,
                            "",
                            "must have " + names.size() + " fields like the header, has " + cells.size(),
                            CsvRow.widthHint(cells, "a text with the separator in it must stand in quotes"));
                }
                reader.accept(new NamedRow(file, line, names, column -> {
                    Integer at = place.get(column.toLowerCase(Locale.ROOT));
                    return at == null ? "" : cells.get(at).strip();
                }));
            }
        } catch (CsvParseException e) {
            throw InvalidInputException.at(
                    file, 0, "", "is not comma-separated text: " + e.getMessage(), "a quote is never closed");
        }
    }

    private static CsvReader.CsvReaderBuilder csv(char separator) {
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
            long found = columns.stream()
                    .filter(column -> cells.stream().anyMatch(c -> c.strip().equalsIgnoreCase(column.name())))
                    .count();
            if (found > most) {
                most = found;
                best = separator;
            }
        }
        return best;
    }

    private Map<String, Integer> header(int line, List<String> names) {
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            boolean used = columns.stream().map(NamedColumn::name).anyMatch(name::equalsIgnoreCase);
            if (place.putIfAbsent(name, i) != null && used) {
                throw InvalidInputException.at(
                        file, line, "", "must name each column once, has '" + name + "' twice", "");
            }
        }
        for (NamedColumn column : columns) {
            if (column.named() && !place.containsKey(column.name().toLowerCase(Locale.ROOT))) {
                String near = Suggestion.closest(column.name(), names);
                throw InvalidInputException.at(
                        file,
                        line,
                        "",
                        "must be a header with the column '" + column.name() + "', has "
                                + Numbers.shortened(String.join(", ", names), 400),
                        near.isEmpty() ? remedy(column) : "the column '" + near + "' is meant; " + remedy(column));
            }
        }
        return place;
    }

    private static String remedy(NamedColumn column) {
        return column.option().isEmpty()
                ? "rename the column to '" + column.name() + "'"
                : "name it with " + column.option() + " COLUMN";
    }
}
