package dev.goodhart.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file as UTF-8 text, or says in one line why that cannot be done. */
public final class TextFile {
    private TextFile() {}

    /**
     * The text of a file, without a byte order mark.
     *
     * @param path the file
     * @param maxBytes the largest size accepted
     * @return its text
     * @throws InvalidInputException if the file is missing, is no readable file, is too large, is not UTF-8, or holds NUL or
     *     other control characters
     */
    public static String read(Path path, int maxBytes) {
        String file = path.toString();
        requireReadable(path);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
        if (bytes.length > maxBytes) {
            throw InvalidInputException.at(
                    file,
                    0,
                    "",
                    "must have at most " + maxBytes + " bytes",
                    "a large table belongs in a CSV beside it");
        }
        String text = decode(file, bytes);
        checkCharacters(file, text);
        return text;
    }

    /**
     * Checks that a path is a file that can be read.
     *
     * @param path the file
     * @throws InvalidInputException if it is missing, a directory or not readable
     */
    public static void requireReadable(Path path) {
        if (!Files.exists(path)) {
            throw InvalidInputException.at(path.toString(), 0, "", "does not exist", "");
        }
        if (Files.isDirectory(path)) {
            throw InvalidInputException.at(path.toString(), 0, "", "must be a file, is a directory", "");
        }
        if (!Files.isReadable(path)) {
            throw InvalidInputException.at(path.toString(), 0, "", "cannot be read: permission denied", "");
        }
    }

    static String decode(String file, byte[] bytes) {
        boolean utf16 = bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
        if (utf16) {
            throw InvalidInputException.at(file, 0, "", "must be UTF-8 text, is UTF-16", "save it again as UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw InvalidInputException.at(
                    file,
                    lineAt(text, text.length()),
                    "",
                    "must be UTF-8 text, byte " + (in.position() + 1) + " is not",
                    "the file is not text, or was saved in another encoding");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static void checkCharacters(String file, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
            if (control) {
                throw InvalidInputException.at(
                        file,
                        lineAt(text, i),
                        "",
                        String.format("must be text, holds the control character U+%04X", (int) c),
                        "the file is not text, or was saved in another encoding");
            }
        }
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
