package dev.goodhart.preference.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.preference.ComparedItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of features: a row for each item, with its id and finite numbers.
 *
 * @param items the items
 * @param lengths {@code [items]} their lengths, where a column says so
 */
public record FeatureFile(ComparedItems items, Optional<double[]> lengths) {
    /** The most columns that are read. */
    public static final int MOST_INPUTS = 10_000;

    /**
     * Reads a table.
     *
     * @param path a CSV with a header, or JSON lines
     * @param columns what its columns are
     * @return the items, at least one
     * @throws InvalidInputException if it cannot be read, an id comes twice, or a field is no finite number; the message names file, line
     *     and column
     */
    public static FeatureFile read(Path path, FeatureColumns columns) {
        List<NamedColumn> wanted = new ArrayList<>(List.of(NamedColumn.required(columns.id(), "--id")));
        columns.inputs().forEach(name -> wanted.add(NamedColumn.required(name, "--inputs")));
        if (!columns.length().isEmpty()
                && wanted.stream().noneMatch(c -> c.name().equals(columns.length()))) {
            wanted.add(NamedColumn.required(columns.length(), "--length"));
        }
        Rows rows = new Rows(columns);
        NamedRows.read(path, wanted, rows::add);
        if (rows.ids.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each item, has none", "");
        }
        ComparedItems items = ComparedItems.ofFeatures(rows.names, rows.ids, rows.values.toArray(double[][]::new));
        return new FeatureFile(
                items,
                columns.length().isEmpty()
                        ? Optional.empty()
                        : Optional.of(rows.lengths.stream().mapToDouble(v -> v).toArray()));
    }

    /** Collects rows. */
    private static final class Rows {
        private final FeatureColumns columns;
        private final List<String> ids = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final List<Double> lengths = new ArrayList<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private List<String> names = List.of();

        Rows(FeatureColumns columns) {
            this.columns = columns;
        }

        void add(NamedRow row) {
            if (names.isEmpty()) {
                names = columns.inputs().isEmpty() ? others(row) : columns.inputs();
            }
            String id = row.requiredText(columns.id());
            Integer before = lines.put(id, row.line());
            if (before != null) {
                throw row.error(
                        columns.id(),
                        "must name each item once, '" + NamedRow.shown(id) + "' is on line " + before + " too",
                        "the steps of a trajectory are meant, which --trajectories reads");
            }
            ids.add(id);
            values.add(numbers(row));
            if (!columns.length().isEmpty()) {
                lengths.add(row.number(columns.length()));
            }
        }

        private double[] numbers(NamedRow row) {
            double[] numbers = new double[names.size()];
            Arrays.setAll(numbers, i -> {
                String name = names.get(i);
                try {
                    return row.number(name);
                } catch (InvalidInputException e) {
                    if (!columns.inputs().isEmpty()) {
                        throw e;
                    }
                    throw row.error(
                            name,
                            "must be a finite number, is '" + NamedRow.shown(row.text(name)) + "'",
                            "it is no input: name those that are with --inputs");
                }
            });
            return numbers;
        }

        private List<String> others(NamedRow row) {
            Set<String> seen = new HashSet<>();
            for (String name : row.columns()) {
                if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                    throw row.error(
                            "", "must be under a header that names each column once, has '" + name + "' twice", "");
                }
            }
            List<String> found = row.columns().stream()
                    .filter(name -> !name.equalsIgnoreCase(columns.id()) && !name.equalsIgnoreCase(columns.length()))
                    .toList();
            if (found.isEmpty() || found.size() > MOST_INPUTS) {
                throw row.error(
                        "",
                        "must have from 1 to " + MOST_INPUTS + " columns of numbers beside '" + columns.id() + "', has "
                                + found.size(),
                        "");
            }
            return found;
        }
    }
}
