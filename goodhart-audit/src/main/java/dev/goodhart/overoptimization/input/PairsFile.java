package dev.goodhart.overoptimization.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.overoptimization.LabelledPairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads labelled pairs: a row for each, by group. */
public final class PairsFile {
    private static final String ONLY = "all pairs";

    private PairsFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @return a set of pairs for every group, in the order of their first rows; at least one
     * @throws InvalidInputException if it cannot be read, lacks a column, or a row is no pair; the message names the line
     */
    public static List<LabelledPairs> read(Path path, PairsColumns columns) {
        Map<String, List<double[]>> groups = new LinkedHashMap<>();
        NamedRows.read(
                path,
                columns.named(),
                row -> groups.computeIfAbsent(group(row, columns), g -> new ArrayList<>())
                        .add(new double[] {row.number(columns.chosen()), row.number(columns.rejected())}));
        if (groups.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a row for each pair, has none",
                    "see 'goodhart overoptimization --template pairs'");
        }
        return groups.entrySet().stream()
                .map(e -> new LabelledPairs(
                        e.getKey(),
                        e.getValue().stream().mapToDouble(p -> p[0]).toArray(),
                        e.getValue().stream().mapToDouble(p -> p[1]).toArray()))
                .toList();
    }

    private static String group(NamedRow row, PairsColumns columns) {
        return row.has(columns.group()) ? row.requiredText(columns.group()) : ONLY;
    }
}
