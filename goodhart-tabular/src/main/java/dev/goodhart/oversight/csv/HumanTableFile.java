package dev.goodhart.oversight.csv;

import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.TableHuman;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a human given by a table: columns {@code utility}, ascending, and {@code allow}, a probability. */
public final class HumanTableFile {
    private static final int MAX_ROWS = 100_000;

    private HumanTableFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @return the human
     * @throws InvalidInputException if the file cannot be read, utilities do not ascend, or a probability is outside [0, 1]
     */
    public static TableHuman read(Path path) {
        List<double[]> rows = new ArrayList<>();
        CsvTable.read(path, List.of("utility", "allow"), MAX_ROWS, row -> {
            double utility = row.number(0);
            double allow = row.number(1);
            if (!rows.isEmpty() && utility <= rows.getLast()[0]) {
                throw row.error(0, "must be above the row before, is " + row.text(0), "sort the rows by utility");
            }
            if (!(allow >= 0 && allow <= 1)) {
                throw row.error(1, "must be a probability in [0, 1], is " + row.text(1), "");
            }
            rows.add(new double[] {utility, allow});
        });
        if (rows.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each point, has none", "");
        }
        return new TableHuman(
                rows.stream().mapToDouble(r -> r[0]).toArray(),
                rows.stream().mapToDouble(r -> r[1]).toArray());
    }
}
