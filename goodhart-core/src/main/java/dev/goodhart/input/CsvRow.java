package dev.goodhart.input;

import java.util.List;

/** One row of a {@link CsvTable}, which knows its line. */
public final class CsvRow implements Row {
    private static final int SHOWN = 40;

    private final String file;
    private final int line;
    private final List<String> columns;
    private final List<String> fields;
    private final boolean first;

    CsvRow(String file, int line, List<String> columns, List<String> fields, boolean first) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.fields = fields;
        this.first = first;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public String text(int column) {
        return fields.get(column).strip();
    }

    @Override
    public double number(int column) {
        String text = text(column);
        return Numbers.parse(text)
                .orElseThrow(() -> error(
                        column,
                        "must be a finite number, is '" + Numbers.shortened(text, SHOWN) + "'",
                        first ? "this is a header; one must read " + String.join(",", columns) : ""));
    }

    @Override
    public InvalidInputException error(int column, String problem, String hint) {
        return InvalidInputException.at(file, line, columns.get(column), problem, hint);
    }

    boolean isHeader() {
        if (fields.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!text(i).equalsIgnoreCase(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    void checkWidth() {
        if (fields.size() != columns.size()) {
            throw InvalidInputException.at(
                    file,
                    line,
                    "",
                    "must have " + columns.size() + " columns (" + String.join(", ", columns) + "), has "
                            + fields.size(),
                    widthHint(fields, ""));
        }
    }

    /** What may be wrong with a row of the wrong width: a quote that is never closed swallows the lines that follow. */
    static String widthHint(List<String> fields, String otherwise) {
        return fields.getLast().indexOf('\n') < 0 ? otherwise : "a quote in this line is not closed";
    }
}
