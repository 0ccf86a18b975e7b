package dev.goodhart.figure;

import java.util.List;

/**
 * Rows of text and numbers, already written out.
 *
 * @param title a short heading
 * @param caption what to see
 * @param columns the column headings
 * @param rows the cells, each row as long as {@code columns}
 */
public record Table(String title, String caption, List<String> columns, List<List<String>> rows) implements Figure {
    /** Copies the lists and checks the row lengths. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of table '" + title + "' must have " + columns.size() + " cells, has " + row.size());
            }
        }
    }
}
