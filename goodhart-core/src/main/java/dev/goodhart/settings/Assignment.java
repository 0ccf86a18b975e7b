package dev.goodhart.settings;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One setting given on the command line.
 *
 * @param keys the key path, outermost first
 * @param value the text after the equals sign
 * @param source what the person wrote, for errors
 */
public record Assignment(List<String> keys, String value, String source) {
    private static final Pattern KEY = Pattern.compile("[^.=\\s]+(\\.[^.=\\s]+)*");

    /** Copies the path. */
    public Assignment {
        keys = List.copyOf(keys);
    }

    /**
     * Parses an assignment.
     *
     * @param text such as {@code exploration.start=0.5}
     * @return the assignment
     * @throws InvalidInputException if it has no key or no equals sign
     */
    public static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || !KEY.matcher(text.substring(0, equals)).matches()) {
            throw new InvalidInputException(
                    "--set " + text + ": must be key=value, with dots between the parts of a key\nMaybe "
                            + (equals < 0 ? "the equals sign is missing" : "there is a space or a dot too many"));
        }
        return new Assignment(
                List.of(text.substring(0, equals).split("\\.")), text.substring(equals + 1), "--set " + text);
    }

    /** {@return the same assignment seen from inside its outermost key} */
    public Assignment inner() {
        return new Assignment(keys.subList(1, keys.size()), value, source);
    }
}
