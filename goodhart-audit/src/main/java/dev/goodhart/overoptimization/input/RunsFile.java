package dev.goodhart.overoptimization.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.overoptimization.Checkpoint;
import dev.goodhart.overoptimization.TuningRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads runs: a row for each checkpoint. */
public final class RunsFile {
    private static final String ONLY = "the run";

    private final RunsColumns columns;
    private final Map<String, Rows> runs = new LinkedHashMap<>();

    private RunsFile(RunsColumns columns) {
        this.columns = columns;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @return its runs in the order of their first rows, at least one
     * @throws InvalidInputException if it cannot be read, lacks a column, or a row is no checkpoint; the message names the line
     */
    public static List<TuningRun> read(Path path, RunsColumns columns) {
        RunsFile file = new RunsFile(columns);
        NamedRows.read(path, columns.named(), file::add);
        if (file.runs.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a row for each checkpoint, has none",
                    "see 'goodhart overoptimization --template runs'");
        }
        if (columns.goldRequired() && file.runs.values().stream().noneMatch(Rows::hasGold)) {
            throw InvalidInputException.at(
                    path.toString(), 0, columns.gold(), "must be measured somewhere, is empty in every row", "");
        }
        return file.runs.entrySet().stream()
                .map(e -> e.getValue().run(e.getKey()))
                .toList();
    }

    private void add(NamedRow row) {
        String name = row.has(columns.run()) ? row.requiredText(columns.run()) : ONLY;
        runs.computeIfAbsent(name, n -> new Rows(row.text(columns.initial()))).add(row);
    }

    private final class Rows {
        private final String initial;
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private double inDistributionAccuracy = Double.NaN;

        Rows(String initial) {
            this.initial = initial;
        }

        void add(NamedRow row) {
            String begins = row.text(columns.initial());
            if (!begins.equals(initial)) {
                throw row.error(
                        columns.initial(),
                        "must be the same in all rows of a run, is '" + NamedRow.shown(begins) + "' after '"
                                + NamedRow.shown(initial) + "'",
                        "");
            }
            OptionalDouble accuracy = share(row, columns.inDistributionAccuracy());
            if (accuracy.isPresent()) {
                if (!Double.isNaN(inDistributionAccuracy) && inDistributionAccuracy != accuracy.getAsDouble()) {
                    throw row.error(
                            columns.inDistributionAccuracy(),
                            "must be the same in all rows of a run, is " + accuracy.getAsDouble() + " after "
                                    + inDistributionAccuracy,
                            "give what changes along the run with --on-policy-accuracy");
                }
                inDistributionAccuracy = accuracy.getAsDouble();
            }
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (String metric : columns.metrics()) {
                row.optionalNumber(metric).ifPresent(value -> metrics.put(metric, value));
            }
            checkpoints.add(new Checkpoint(
                    distance(row),
                    row.number(columns.proxy()),
                    row.optionalNumber(columns.gold()).orElse(Double.NaN),
                    share(row, columns.onPolicyAccuracy()).orElse(Double.NaN),
                    metrics));
        }

        boolean hasGold() {
            return checkpoints.stream().anyMatch(c -> !Double.isNaN(c.gold()));
        }

        TuningRun run(String name) {
            return new TuningRun(name, initial, inDistributionAccuracy, checkpoints);
        }
    }

    private double distance(NamedRow row) {
        OptionalDouble kl = row.optionalNumber(columns.kl());
        if (kl.isPresent()) {
            if (kl.getAsDouble() < 0) {
                throw row.error(
                        columns.kl(),
                        "must not be negative, is " + kl.getAsDouble(),
                        "it is an estimate from too few samples; the mean of x - 1 - log x with x = initial / policy is never negative");
            }
            return Checkpoint.distance(kl.getAsDouble() * columns.natsPerUnit());
        }
        OptionalDouble d = row.optionalNumber(columns.d());
        if (d.isEmpty()) {
            throw row.error(
                    "",
                    "must have a KL in '" + columns.kl() + "' or its root in '" + columns.d() + "', has neither",
                    "name the column with --kl COLUMN or --d COLUMN");
        }
        if (d.getAsDouble() < 0) {
            throw row.error(columns.d(), "must not be negative, is " + d.getAsDouble(), "");
        }
        return d.getAsDouble() * Math.sqrt(columns.natsPerUnit());
    }

    private static OptionalDouble share(NamedRow row, String column) {
        OptionalDouble share = row.optionalNumber(column);
        if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
            throw row.error(
                    column,
                    "must be from 0 to 1, is " + share.getAsDouble(),
                    share.getAsDouble() <= 100 ? "it is in per cent" : "");
        }
        return share;
    }
}
