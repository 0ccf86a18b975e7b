package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a report goes when nobody says. */
final class ReportFile {
    private ReportFile() {}

    /** The file asked for, else {@code reports/<input>-<kind>.html}, making that folder if need be. */
    static Path at(@Nullable Path asked, Path input, String kind) {
        if (asked != null) {
            return asked;
        }
        Path folder = Path.of("reports");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The folder reports cannot be made here: " + e.getMessage()
                            + "\nMaybe name a file with --html, or use --no-html.",
                    e);
        }
        String name = input.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return folder.resolve(name + "-" + kind + ".html");
    }
}
