package dev.goodhart.input;

/** One row of a table that knows where it stands, in a CSV or in a YAML list of lists. */
public sealed interface Row permits CsvRow, YamlRow {
    /** {@return the file, as the person named it} */
    String file();

    /** {@return the line on which the row begins, from 1} */
    int line();

    /**
     * The text of a field.
     *
     * @param column index of the column
     * @return the text without surrounding blanks
     */
    String text(int column);

    /**
     * A field that must be a finite number.
     *
     * @param column index of the column
     * @return the number
     */
    double number(int column);

    /**
     * An error about a field.
     *
     * @param column index of the column
     * @param problem what was expected and what came
     * @param hint a likely remedy, empty for none
     * @return the exception, to be thrown
     */
    InvalidInputException error(int column, String problem, String hint);
}
