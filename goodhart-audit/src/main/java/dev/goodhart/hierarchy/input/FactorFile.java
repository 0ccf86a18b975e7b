package dev.goodhart.hierarchy.input;

import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of items and their factors: a row for each item, or for each step of one where there is a column of steps. CSV with a header, or
 * JSON lines.
 *
 * @param table the items
 * @param texts {@code [columns][items]} the texts that were carried along, of an item's first row
 * @param rows how many rows the file has
 */
public record FactorFile(FactorTable table, List<List<String>> texts, int rows) {
    /** Copies the lists. */
    public FactorFile {
        texts = List.copyOf(texts);
    }

    /**
     * Reads a file; steps are averaged, and items are compared within their groups.
     *
     * @param path the file
     * @param columns what its columns are called
     * @return the items, at least two in every group
     * @throws InvalidInputException as {@link #read(Path, FactorColumns, StepMerge, boolean)}
     */
    public static FactorFile read(Path path, FactorColumns columns) {
        return read(path, columns, StepMerge.MEAN, true);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @param merge how steps become factors
     * @param grouped whether to keep groups apart, where the file has them
     * @return the items, at least two in every group
     * @throws InvalidInputException if the file cannot be read, lacks a column, a value is no finite number, an id stands on several rows
     *     without steps, a step comes twice, a group has one item, or sums are asked of items of different lengths; the message names the
     *     line
     */
    public static FactorFile read(Path path, FactorColumns columns, StepMerge merge, boolean grouped) {
        FactorRows rows = new FactorRows(path.toString(), columns, merge, grouped);
        NamedRows.read(path, columns.named(), rows::add);
        return rows.file();
    }
}
