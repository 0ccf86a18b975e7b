package dev.goodhart.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The example files of the oversight command, the same as those in {@code examples/oversight}. */
final class OversightTemplates {
    /** Option and file. */
    private static final List<List<String>> FILES = List.of(
            List.of("--samples", "ensemble.csv"),
            List.of("--samples", "scores.csv"),
            List.of("--hypotheses", "hypotheses.csv"),
            List.of("--decisions", "decisions.csv"),
            List.of("--outcomes", "outcomes.csv"),
            List.of("--human table --table", "human.csv"));

    private OversightTemplates() {}

    static String all() {
        StringBuilder out = new StringBuilder();
        for (List<String> file : FILES) {
            out.append("==> ")
                    .append(file.getLast())
                    .append(" (")
                    .append(file.getFirst())
                    .append(' ')
                    .append(file.getLast())
                    .append(") <==")
                    .append(System.lineSeparator())
                    .append(text(file.getLast()))
                    .append(System.lineSeparator());
        }
        return out.toString();
    }

    static List<String> names() {
        return FILES.stream().map(List::getLast).toList();
    }

    static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(OversightTemplates.class.getResourceAsStream("oversight/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
