package dev.goodhart.training;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A CSV file with one number a row: {@code steps,metric,value}. Tables of curves of different density need no empty cells so. */
public final class CurveFile implements TrainingListener, AutoCloseable {
    private static final String HEADER = "steps,metric,value";

    private final Path file;
    private final BufferedWriter out;

    private CurveFile(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins a file, or goes on with one.
     *
     * @param file the file
     * @param after rows of an existing file up to this step are kept, -1 for none: later ones were written after the checkpoint that
     *     is gone back to
     * @return the open file
     * @throws InvalidInputException if it cannot be written
     */
    public static CurveFile open(Path file, long after) {
        try {
            List<String> kept = after < 0 || !Files.exists(file)
                    ? List.of()
                    : Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                            .skip(1)
                            .filter(line -> isUpTo(line, after))
                            .toList();
            List<String> lines = Stream.concat(Stream.of(HEADER), kept.stream()).toList();
            // A process killed here must not lose the rows that are kept.
            CompleteFile.write(file, part -> Files.writeString(part, String.join("\n", lines) + "\n"));
            return new CurveFile(
                    file, Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** A line that was cut off by a killed process has no whole number first, or too few commas. */
    private static boolean isUpTo(String line, long after) {
        int first = line.indexOf(',');
        int last = line.lastIndexOf(',');
        try {
            return first > 0
                    && last > first
                    && last < line.length() - 1
                    && Long.parseLong(line.substring(0, first)) <= after;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void logged(long steps, Map<String, Double> means) {
        means.forEach((name, value) -> row(steps, name, value));
        flush();
    }

    @Override
    public void evaluated(long steps, Evaluation evaluation) {
        for (int r = 0; r < evaluation.rewards().size(); r++) {
            String name = "evaluation/" + evaluation.rewards().get(r);
            row(steps, name, evaluation.mean(r));
            row(steps, name + "/sd", evaluation.deviation(r));
        }
        row(steps, "evaluation/length", evaluation.meanLength());
        flush();
    }

    private void row(long steps, String metric, double value) {
        line(steps + "," + quoted(metric) + "," + value);
    }

    /** Names of rewards are people's own. */
    private static String quoted(String text) {
        String plain = text.replace("\n", " ").replace("\r", " ");
        return plain.contains(",") || plain.contains("\"") ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }

    private void line(String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private InvalidInputException failed(IOException e) {
        return new InvalidInputException(file + ": cannot be written: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
