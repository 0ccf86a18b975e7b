package dev.goodhart.output;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file completely or not at all: beside its place first, then moved there. */
public final class CompleteFile {
    private CompleteFile() {}

    /** Fills a file that is new. */
    public interface Content {
        /**
         * Fills the file.
         *
         * @param part the new file
         * @throws IOException if that cannot be done
         */
        void writeTo(Path part) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param file where to; what was there before stays until all is written
     * @param content fills it
     * @throws InvalidInputException if that cannot be done; nothing is left behind
     */
    public static void write(Path file, Content content) {
        Path folder = requirePlace(file);
        try {
            Path part = begin(folder, String.valueOf(file.getFileName()));
            try {
                content.writeTo(part);
                move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw InvalidInputException.at(file.toString(), 0, "", "cannot be written: " + reason(e), hint(e));
        }
    }

    /**
     * Refuses a place where no file can be, before the work for it begins.
     *
     * @param file where a file is to be written
     * @return the folder that will hold it
     * @throws InvalidInputException if it is a folder or there is no folder to hold it
     */
    public static Path requirePlace(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null || name.toString().isEmpty() || Files.isDirectory(file)) {
            throw InvalidInputException.at(
                    file.toString(), 0, "", "must name a file to write, is a folder", "add a file name to it");
        }
        if (!Files.isDirectory(folder)) {
            throw InvalidInputException.at(
                    file.toString(), 0, "", "cannot be written, there is no folder " + folder, "make the folder first");
        }
        return folder;
    }

    private static Path begin(Path folder, String name) throws IOException {
        long process = ProcessHandle.current().pid();
        String stem = name.length() > 100 ? name.substring(0, 100) : name;
        for (int i = 0; ; i++) {
            Path part = folder.resolve("." + stem + "." + process + "-" + i + ".part");
            try {
                return Files.createFile(part);
            } catch (FileAlreadyExistsException e) {
                if (i == 1000) {
                    throw e;
                }
            }
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof NoSuchFileException) {
            return "files cannot be made there";
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static String hint(IOException e) {
        return e instanceof AccessDeniedException
                ? "choose a folder of your own"
                : reason(e).contains("No space") ? "free some space, or choose another disk" : "choose another place";
    }
}
