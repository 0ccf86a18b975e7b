package dev.goodhart.feedback;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes comparisons one by one, so that there may be more of them than memory holds. Columns {@code first}, {@code second},
 * {@code preference} ({@code first}, {@code second} or {@code tie}), {@code judge}, and further ones that readers may ignore.
 */
public final class ComparisonWriter {
    private final FeedbackRows rows;

    /**
     * Begins a file.
     *
     * @param out where to; stays open, and is the caller's to close
     * @param form how it is written
     * @param further names of further columns, such as {@code decided_by}
     * @throws IOException if it cannot be written
     */
    public ComparisonWriter(Writer out, FeedbackForm form, List<String> further) throws IOException {
        List<String> columns = new ArrayList<>(
                List.of(ComparisonFile.FIRST, ComparisonFile.SECOND, ComparisonFile.PREFERENCE, ComparisonFile.JUDGE));
        columns.addAll(further);
        rows = new FeedbackRows(out, form, columns);
    }

    /**
     * Writes a comparison.
     *
     * @param comparison the comparison; its ids have no blanks around them
     * @param further the values of the further columns, in order
     * @throws IOException if it cannot be written
     */
    public void write(Comparison comparison, String... further) throws IOException {
        List<String> values = new ArrayList<>(List.of(
                FeedbackRows.id(comparison.first()),
                FeedbackRows.id(comparison.second()),
                comparison.preference().name().toLowerCase(Locale.ROOT),
                comparison.judge()));
        values.addAll(List.of(further));
        rows.write(values);
    }
}
