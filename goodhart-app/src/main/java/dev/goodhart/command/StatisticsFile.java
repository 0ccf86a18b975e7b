package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRows;
import dev.goodhart.transform.RunningScoreStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads running statistics: one row with count, mean, squares, smallest and largest. */
final class StatisticsFile {
    private static final List<NamedColumn> COLUMNS = Stream.of("count", "mean", "squares", "smallest", "largest")
            .map(name -> NamedColumn.required(name, "--statistics"))
            .toList();

    private StatisticsFile() {}

    static RunningScoreStatistics read(Path path) {
        List<RunningScoreStatistics> rows = new ArrayList<>();
        NamedRows.read(path, COLUMNS, row -> {
            double count = row.number("count");
            if (!(count >= 1 && count == Math.rint(count))) {
                throw row.error("count", "must be a whole number from 1, is " + count, "");
            }
            rows.add(new RunningScoreStatistics(
                    (long) count,
                    row.number("mean"),
                    row.number("squares"),
                    row.number("smallest"),
                    row.number("largest")));
        });
        if (rows.size() != 1) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have one row of statistics, has " + rows.size(),
                    "see --write-statistics");
        }
        return rows.getFirst();
    }
}
