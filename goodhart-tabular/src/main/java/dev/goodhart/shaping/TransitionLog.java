package dev.goodhart.shaping;

import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextFile;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A log of steps as CSV. The header names the columns: any names for the entries of the state, the same names with {@code next_} before
 * them for the state entered, and, if steps end, {@code end} with {@code continuing}, {@code terminated} or {@code truncated}. Other columns,
 * such as the action, are skipped. Rows are steps in order.
 *
 * @param columns the names of the state's entries
 * @param steps the steps; without actions
 */
public record TransitionLog(List<String> columns, TransitionBatch steps) {
    private static final String NEXT = "next_";
    private static final int MOST_ROWS = 20_000_000;
    private static final Map<String, StepEnd> ENDS = Map.of(
            "continuing", StepEnd.CONTINUING,
            "terminated", StepEnd.TERMINATED,
            "truncated", StepEnd.TRUNCATED);

    /** Copies the names. */
    public TransitionLog {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a log.
     *
     * @param path the CSV file
     * @return the steps
     * @throws InvalidInputException if it cannot be read, or its header or a row does not fit; the message names file and line
     */
    public static TransitionLog read(Path path) {
        TextFile.requireReadable(path);
        List<String> header = header(path);
        List<String> names =
                header.stream().filter(name -> header.contains(NEXT + name)).toList();
        if (names.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    1,
                    "",
                    "must be a header with the state's columns and the same once more with '" + NEXT + "', is '"
                            + String.join(",", header) + "'",
                    "x,y,next_x,next_y,end would do");
        }
        int[] from = names.stream().mapToInt(header::indexOf).toArray();
        int[] to = names.stream().mapToInt(name -> header.indexOf(NEXT + name)).toArray();
        int end = header.indexOf("end");
        TransitionBatch.Builder builder = TransitionBatch.builder(names.size(), 0);
        double[] state = new double[from.length];
        double[] next = new double[from.length];
        double[] action = new double[0];
        CsvTable.read(path, header, MOST_ROWS, row -> {
            Arrays.setAll(state, i -> row.number(from[i]));
            Arrays.setAll(next, i -> row.number(to[i]));
            StepEnd how = end < 0 ? StepEnd.CONTINUING : ENDS.get(row.text(end).toLowerCase(Locale.ROOT));
            if (how == null) {
                throw row.error(end, "must be continuing, terminated or truncated, is '" + row.text(end) + "'", "");
            }
            builder.add(state, action, next, how);
        });
        return new TransitionLog(names, builder.build());
    }

    private static List<String> header(Path path) {
        try (BufferedReader in = Files.newBufferedReader(path)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String text = line.replace("\uFEFF", "").strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(path + ": must be UTF-8 text, is not", e);
        }
        throw InvalidInputException.at(path.toString(), 0, "", "must have a header and rows, is empty", "");
    }
}
