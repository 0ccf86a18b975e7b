package dev.goodhart.oversight.csv;

import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.UtilityBelief;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads weighted hypotheses, written out as {@code "1:0.6,-2:0.4"} or in a file with columns {@code utility} and {@code weight}. */
public final class HypothesisList {
    private static final int MAX_ROWS = 1_000_000;

    private HypothesisList() {}

    /**
     * Reads hypotheses from pairs.
     *
     * @param text pairs {@code utility:weight}, separated by commas
     * @param source what to call the text in errors, such as the option's name
     * @return the belief
     * @throws InvalidInputException if a pair cannot be read or the weights are no distribution
     */
    public static UtilityBelief parse(String text, String source) {
        String[] pairs = text.split(",", -1);
        double[][] points = new double[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            String[] parts = pairs[i].strip().split(":", -1);
            if (parts.length != 2) {
                throw new InvalidInputException(source + ": pair " + (i + 1) + " must read utility:weight, is '"
                        + pairs[i].strip() + "'\nMaybe write it like 1:0.6,-2:0.4");
            }
            points[i] = new double[] {
                number(parts[0].strip(), source, i, "utility"), number(parts[1].strip(), source, i, "weight")
            };
        }
        return belief(List.of(points), source);
    }

    /**
     * Reads hypotheses from a file.
     *
     * @param path the file
     * @return the belief
     * @throws InvalidInputException if the file cannot be read or the weights are no distribution
     */
    public static UtilityBelief read(Path path) {
        List<double[]> points = new ArrayList<>();
        CsvTable.read(
                path,
                List.of("utility", "weight"),
                MAX_ROWS,
                row -> points.add(new double[] {row.number(0), row.number(1)}));
        return belief(points, path.toString());
    }

    private static UtilityBelief belief(List<double[]> points, String source) {
        try {
            return UtilityBelief.hypotheses(
                    points.stream().mapToDouble(p -> p[0]).toArray(),
                    points.stream().mapToDouble(p -> p[1]).toArray());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
    }

    private static double number(String text, String source, int index, String what) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    source + ": the " + what + " of pair " + (index + 1) + " must be a number, is '" + text + "'", e);
        }
    }
}
