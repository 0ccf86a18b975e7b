package dev.goodhart.overoptimization.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.overoptimization.HackingMonitor;
import dev.goodhart.overoptimization.MonitoredCheckpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads checkpoints to be monitored: a row for each. */
public final class MonitorFile {
    private static final String ONLY = "the run";

    private MonitorFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @param limit the gap that advises to stop
     * @return a monitor for each run, in the order of their first rows, at least one
     * @throws InvalidInputException if it cannot be read, lacks a column, or a row is no checkpoint; the message names the line
     */
    public static List<HackingMonitor> read(Path path, MonitorColumns columns, double limit) {
        Map<String, List<MonitoredCheckpoint>> runs = new LinkedHashMap<>();
        NamedRows.read(path, columns.named(), row -> {
            String run = row.has(columns.run()) ? row.requiredText(columns.run()) : ONLY;
            runs.computeIfAbsent(run, r -> new ArrayList<>()).add(checkpoint(row, columns));
        });
        if (runs.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each checkpoint, has none", "");
        }
        return runs.entrySet().stream()
                .map(e -> new HackingMonitor(e.getKey(), e.getValue(), limit))
                .toList();
    }

    private static MonitoredCheckpoint checkpoint(NamedRow row, MonitorColumns columns) {
        double shaped = row.number(columns.shaped());
        if (!(shaped >= 0 && shaped <= 1)) {
            throw row.error(
                    columns.shaped(),
                    "must be from 0 to 1, is " + shaped,
                    "it is the raw score; the calibration gap needs preference as reward");
        }
        OptionalDouble judged = row.optionalNumber(columns.judged());
        if (judged.isPresent() && !(judged.getAsDouble() >= 0 && judged.getAsDouble() <= 1)) {
            throw row.error(
                    columns.judged(),
                    "must be from 0 to 1, is " + judged.getAsDouble(),
                    judged.getAsDouble() > 1 && judged.getAsDouble() <= 100 ? "it is in per cent" : "");
        }
        OptionalDouble kl = row.optionalNumber(columns.kl());
        if (kl.isPresent() && kl.getAsDouble() < 0) {
            throw row.error(columns.kl(), "must not be negative, is " + kl.getAsDouble(), "");
        }
        double comparisons = row.optionalNumber(columns.comparisons()).orElse(0);
        if (!(comparisons >= 0 && comparisons == Math.rint(comparisons))) {
            throw row.error(columns.comparisons(), "must be a whole number from 0, is " + comparisons, "");
        }
        return new MonitoredCheckpoint(
                row.number(columns.step()),
                row.number(columns.proxy()),
                shaped,
                kl.orElse(Double.NaN),
                judged.orElse(Double.NaN),
                (long) comparisons);
    }
}
