package dev.goodhart.input;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** One row of a {@link NamedRows}, which knows its line. It is valid while it is handed out. */
public final class NamedRow {
    private static final int SHOWN = 60;

    private final String file;
    private final int line;
    private final List<String> columns;
    private final UnaryOperator<String> cell;

    NamedRow(String file, int line, List<String> columns, UnaryOperator<String> cell) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.cell = cell;
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
     * @param column the column's name
     * @return the text without surrounding blanks; empty where the field is empty, null or missing
     */
    public String text(String column) {
        return cell.apply(column);
    }

    /**
     * A field that must not be empty.
     *
     * @param column the column's name
     * @return its text
     * @throws InvalidInputException if it is empty
     */
    public String requiredText(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw error(column, "must not be empty", "");
        }
        return text;
    }

    /**
     * A field that is empty or a finite number.
     *
     * @param column the column's name
     * @return the number, none where the field is empty, null or missing
     * @throws InvalidInputException if it is anything else, the words for infinity and not-a-number included
     */
    public OptionalDouble optionalNumber(String column) {
        String text = text(column);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(parsed(column, text));
    }

    /**
     * A field that must be a finite number.
     *
     * @param column the column's name
     * @return the number
     * @throws InvalidInputException if it is anything else
     */
    public double number(String column) {
        return parsed(column, text(column));
    }

    /**
     * An error about a field.
     *
     * @param column the column's name, empty when it is about the row
     * @param problem what was expected and what came
     * @param hint a likely remedy, empty for none
     * @return the exception, to be thrown
     */
    public InvalidInputException error(String column, String problem, String hint) {
        return InvalidInputException.at(file, line, column, problem, hint);
    }

    /**
     * A text cut to what an error message can hold.
     *
     * @param text the text
     * @return one line of it
     */
    public static String shown(String text) {
        return Numbers.shortened(text, SHOWN);
    }

    private double parsed(String column, String text) {
        return Numbers.parse(text)
                .orElseThrow(() -> error(
                        column,
                        "must be a finite number, is '" + shown(text) + "'",
                        text.matches("-?\\d+,\\d+") ? "the decimal comma is meant as a point" : ""));
    }
}
