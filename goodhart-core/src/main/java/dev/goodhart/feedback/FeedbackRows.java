package dev.goodhart.feedback;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows of texts in either form. The writer is the caller's to close. */
final class FeedbackRows {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Writer out;
    private final List<String> columns;
    private final @Nullable CsvWriter csv;

    FeedbackRows(Writer out, FeedbackForm form, List<String> columns) throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        // Nothing is held back: what was written stands in the writer.
        this.csv = form == FeedbackForm.CSV
                ? CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .bufferSize(0)
                        .build(out)
                : null;
        if (csv != null) {
            write(columns);
        }
    }

    void write(List<String> values) throws IOException {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "A row must have " + columns.size() + " values (" + columns + "), has " + values.size());
        }
        if (csv == null) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                object.put(columns.get(i), values.get(i));
            }
            out.write(MAPPER.writeValueAsString(object));
            out.write('\n');
            return;
        }
        try {
            csv.writeRecord(values);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** An id as it will be read again: readers take blanks around it for layout. */
    static String id(String id) {
        if (id.isEmpty() || !id.equals(id.strip())) {
            throw new IllegalArgumentException("An id must be a text without blanks around it, is '" + id + "'");
        }
        return id;
    }
}
