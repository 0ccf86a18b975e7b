package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.report.Report;
import dev.goodhart.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether and where the HTML report is written. */
final class ReportOption {
    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where to write the HTML report. Default: a file in the folder reports.")
    void writeTo(Path file) {
        try {
            CompleteFile.requirePlace(file);
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        html = file;
    }

    private @Nullable Path html;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--no-html", description = "Write no report.")
    private boolean none;

    /** Refuses one file for several reports. */
    void checkFor(int reports) {
        if (html != null && reports > 1) {
            throw new InvalidInputException(
                    "--html names one file, but " + reports + " reports would be written\nMaybe leave it out.");
        }
    }

    /** Writes the report unless none is wanted; the path written to, or null. */
    @Nullable
    Path write(String defaultName, Supplier<ReportPage> page) {
        if (none) {
            return null;
        }
        Path file = html == null ? folder().resolve(defaultName + ".html") : html;
        Report.write(file, page.get());
        return file;
    }

    /** The name of an input file without its folder and ending. */
    static String nameOf(Path input) {
        Path name = input.getFileName();
        return name == null ? "world" : name.toString().replaceFirst("\\.[^.]*$", "");
    }

    private static Path folder() {
        Path folder = Path.of("reports");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The folder reports cannot be made here: " + e.getMessage()
                            + "\nMaybe name a file with --html, or use --no-html.",
                    e);
        }
        return folder;
    }
}
