package dev.goodhart.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a file of UTF-8 text line by line, so that it may be larger than memory. Lines end with LF or CRLF; a byte order mark is left
 * out; what {@link TextFile} refuses is refused here, at the line where it stands.
 */
public final class TextLines implements AutoCloseable {
    private static final int LONGEST = 1 << 24;

    private final String file;
    private final Reader reader;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int end;
    private int line;

    private TextLines(String file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @return its lines
     * @throws InvalidInputException if it is missing, no regular file, or not readable
     */
    public static TextLines open(Path path) {
        TextFile.requireReadable(path);
        if (!Files.isRegularFile(path)) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must be a regular file: it is read twice",
                    "save what comes from the pipe first");
        }
        try {
            InputStream bytes = Files.newInputStream(path);
            return new TextLines(
                    path.toString(),
                    new InputStreamReader(
                            bytes,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException e) {
            throw new InvalidInputException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** {@return the number of the line read last, from 1; 0 before the first} */
    public int line() {
        return line;
    }

    /** {@return whether no line follows} */
    public boolean isLast() {
        try {
            return !fill();
        } catch (IOException e) {
            // The next line will tell.
            return false;
        }
    }

    /**
     * Reads a line.
     *
     * @return the next line without its end; empty after the last
     * @throws InvalidInputException if it is not UTF-8 text, or longer than 16 million characters
     */
    public Optional<String> next() {
        try {
            if (!fill()) {
                return Optional.empty();
            }
            line++;
            StringBuilder text = new StringBuilder();
            boolean ended = false;
            while (!ended && fill()) {
                int from = at;
                while (at < end && buffer[at] != '\n') {
                    at++;
                }
                text.append(buffer, from, at - from);
                if (text.length() > LONGEST) {
                    throw InvalidInputException.at(
                            file, line, "", "must have at most " + LONGEST + " characters in a line", "");
                }
                if (at < end) {
                    at++;
                    ended = true;
                }
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
                text.setLength(text.length() - 1);
            }
            if (line == 1 && !text.isEmpty() && text.charAt(0) == '\uFEFF') {
                text.deleteCharAt(0);
            }
            checkCharacters(text);
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            throw InvalidInputException.at(
                    file,
                    Math.max(1, line),
                    "",
                    "must be UTF-8 text, has bytes here that are not",
                    "the file is not text, or was saved in another encoding such as UTF-16");
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Whether there is a character to take. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private void checkCharacters(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\r') || c == 0x7F) {
                throw InvalidInputException.at(
                        file,
                        line,
                        "",
                        String.format("must be text, holds the control character U+%04X", (int) c),
                        "the file is not text, or was saved in another encoding");
            }
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
