package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Where a command writes, looked at before its work begins. */
final class OutFile {
    private OutFile() {}

    /** Refuses a place where no file can be, and a file that is read. */
    static void require(String option, Path out, Collection<Path> read) {
        CompleteFile.requirePlace(out);
        for (Path file : read) {
            if (same(out, file)) {
                throw new InvalidInputException(option + " must not be a file that is read (" + file + ")");
            }
        }
    }

    private static boolean same(Path out, Path file) {
        try {
            return Files.exists(out) && Files.exists(file) && Files.isSameFile(out, file);
        } catch (IOException e) {
            return false;
        }
    }
}
