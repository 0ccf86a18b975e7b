package dev.goodhart.input;

import java.util.List;
import java.util.function.UnaryOperator;

/** One row of {@link NamedRows}, which knows its line. */
public final class NamedRow {
    private static final int SHOWN = 40;

    private final String file;
    private final int line;
    private final List<String> columns;
    private final UnaryOperator<String> cells;

    NamedRow(String file, int line, List<String> columns, UnaryOperator<String> cells) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.cells = cells;
    }

    /** {@return the file, as the person named it} */
    public String file() {
        return file;
    }

    /** {@return the line on which the row begins, from 1} */
    public int line() {
        return line;
    }

    /** {@return the names of the columns: the header's, or the keys of the JSON object} */
    public List<String> columns() {
        return columns;
    }

    /**
     * Whether the row has a column, whatever its case.
     *
     * @param column its name
     * @return true if it is there, even if empty
     */
    public boolean has(String column) {
        return columns.stream().anyMatch(column::equalsIgnoreCase);
    }

    /**
     * The text of a field.
     *
     * @param column the column
     * @return the text without surrounding blanks, empty where there is none
     */
    public String text(String column) {
        return cells.apply(column);
    }

    /**
     * A field that must be a finite number.
     *
     * @param column the column
     * @return the number
     * @throws InvalidInputException if it is anything else
     */
    public double number(String column) {
        String text = text(column);
        return Numbers.parse(text)
                .orElseThrow(() ->
                        error(column, "must be a finite number, is '" + Numbers.shortened(text, SHOWN) + "'", ""));
    }

    /**
     * An error about a field.
     *
     * @param column the column, empty for the whole row
     * @param problem what was expected and what came
     * @param hint a likely remedy, empty for none
     * @return the exception, to be thrown
     */
    public InvalidInputException error(String column, String problem, String hint) {
        return InvalidInputException.at(file, line, column, problem, hint);
    }
}
