package dev.goodhart.oversight.csv;

import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.SpreadCalibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what actions turned out to be worth: columns {@code mean}, {@code sd} (the ensemble's) and {@code outcome}. */
public final class OutcomeFile {
    private static final int MAX_ROWS = 10_000_000;

    private OutcomeFile() {}

    /**
     * Reads a file and fits the spread factor.
     *
     * @param path the file
     * @return the calibration
     * @throws InvalidInputException if the file cannot be read or a standard deviation is not positive
     */
    public static SpreadCalibration read(Path path) {
        List<double[]> rows = new ArrayList<>();
        CsvTable.read(path, List.of("mean", "sd", "outcome"), MAX_ROWS, row -> {
            if (!(row.number(1) > 0)) {
                throw row.error(1, "must be positive, is " + row.text(1), "all members of the ensemble are one model");
            }
            rows.add(new double[] {row.number(0), row.number(1), row.number(2)});
        });
        if (rows.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each outcome, has none", "");
        }
        return SpreadCalibration.of(column(rows, 0), column(rows, 1), column(rows, 2));
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
