package dev.goodhart.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.goodhart.input.NamedRows;
import dev.goodhart.output.CompleteFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a table of texts and finite numbers: CSV with a header, or JSON lines if the file's name says so. */
final class RowsFile {
    private RowsFile() {}

    /** Takes rows, each with a value for every column. */
    interface Sink {
        void row(Object... values) throws IOException;
    }

    /** Gives all rows. */
    interface Source {
        void write(Sink to) throws IOException;
    }

    /** Writes the file completely or not at all. */
    static void write(Path path, List<String> columns, Source rows) {
        boolean json = NamedRows.isJsonLines(path);
        CompleteFile.write(path, part -> {
            try (Writer out = Files.newBufferedWriter(part)) {
                if (json) {
                    rows.write(values -> line(out, columns, values));
                } else {
                    csv(out, columns, rows);
                }
            }
        });
    }

    private static void csv(Writer out, List<String> columns, Source rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord(columns);
            rows.write(values ->
                    csv.writeRecord(Arrays.stream(values).map(Object::toString).toList()));
        }
    }

    private static void line(Writer out, List<String> columns, Object... values) throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i]);
        }
        out.write(JsonMapper.shared().writeValueAsString(row));
        out.write('\n');
    }
}
