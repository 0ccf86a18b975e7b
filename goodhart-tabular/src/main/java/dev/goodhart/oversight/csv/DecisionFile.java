package dev.goodhart.oversight.csv;

import dev.goodhart.input.CsvRow;
import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.Decision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads recorded decisions: columns {@code utility} and {@code allowed} (1/0, true/false, yes/no or allow/deny). */
public final class DecisionFile {
    private static final int MAX_ROWS = 10_000_000;

    private DecisionFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @return the decisions, utilities as written
     * @throws InvalidInputException if the file cannot be read or a cell is neither number nor answer
     */
    public static List<Decision> read(Path path) {
        List<Decision> decisions = new ArrayList<>();
        CsvTable.read(
                path,
                List.of("utility", "allowed"),
                MAX_ROWS,
                row -> decisions.add(new Decision(row.number(0), answer(row))));
        if (decisions.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a row for each decision, has none",
                    "see 'goodhart oversight --template'");
        }
        return decisions;
    }

    private static boolean answer(CsvRow row) {
        return switch (row.text(1).toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "allow", "allowed" -> true;
            case "0", "false", "no", "deny", "denied" -> false;
            default -> throw row.error(1, "must be 1 (allowed) or 0 (switch pressed), is '" + row.text(1) + "'", "");
        };
    }
}
