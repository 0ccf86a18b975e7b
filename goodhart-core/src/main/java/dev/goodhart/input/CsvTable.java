package dev.goodhart.input;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads comma-separated files row by row, without keeping them.
 *
 * <p>UTF-8, commas, quotes doubled inside quotes. Empty lines and lines that begin with {@code #} are skipped. The header is
 * optional: a first row that consists of the expected column names is skipped, anything else is data.
 */
public final class CsvTable {
    private static final int MAX_FIELD = 1 << 16;

    private CsvTable() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns the names of its columns, in order
     * @param maxRows most rows accepted
     * @param reader called with every row of data, in order; the row is valid during the call
     * @return the number of rows of data
     * @throws InvalidInputException if it cannot be read, has another number of columns or too many rows
     */
    public static int read(Path path, List<String> columns, int maxRows, Consumer<CsvRow> reader) {
        TextFile.requireReadable(path);
        String file = path.toString();
        long line = 0;
        int rows = 0;
        try (Reader in = open(path);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .maxBufferSize(MAX_FIELD)
                        .ofCsvRecord(in)) {
            boolean first = true;
            for (CsvRecord fields : csv) {
                line = fields.getStartingLineNumber();
                CsvRow row = new CsvRow(file, (int) line, columns, fields.getFields(), first);
                boolean header = first && row.isHeader();
                first = false;
                if (header) {
                    continue;
                }
                row.checkWidth();
                if (++rows > maxRows) {
                    throw InvalidInputException.at(file, (int) line, "", "must have at most " + maxRows + " rows", "");
                }
                reader.accept(row);
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw unreadable(file, (int) line, e);
        }
        return rows;
    }

    private static Reader open(Path path) throws IOException {
        Reader in = new BufferedReader(new InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
        return in;
    }

    private static InvalidInputException unreadable(String file, int line, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return InvalidInputException.at(
                        file, 0, "", "must be UTF-8 text, is not (after line " + line + ")", "save it again as UTF-8");
            }
        }
        String problem = Numbers.shortened(String.valueOf(e.getMessage()), 160);
        return InvalidInputException.at(file, line + 1, "", "is not comma-separated text: " + problem, "");
    }
}
