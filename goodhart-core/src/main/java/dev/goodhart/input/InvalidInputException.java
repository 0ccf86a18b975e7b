package dev.goodhart.input;

/**
 * Something a person gave that cannot be used. The message names what and where, what was expected and what came; the command
 * prints it without a stack trace and exits with 2.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what is wrong, where, what was expected and what came
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * Makes the exception with its cause.
     *
     * @param message what is wrong
     * @param cause where it came from
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * An error in a line of a file.
     *
     * @param file the file as the person named it
     * @param line the line, from 1; 0 when it is about the whole file
     * @param key the key path, such as {@code rewards.fast.terms[1]}; empty for none
     * @param problem what was expected and what came
     * @param hint a likely remedy, shown as "Maybe ..."; empty for none
     * @return the exception
     */
    public static InvalidInputException at(String file, int line, String key, String problem, String hint) {
        StringBuilder message = new StringBuilder(file);
        if (line > 0) {
            message.append(':').append(line);
        }
        message.append(": ");
        if (!key.isEmpty()) {
            message.append(key).append(' ');
        }
        message.append(problem);
        if (!hint.isEmpty()) {
            message.append("\nMaybe ").append(hint);
        }
        return new InvalidInputException(message.toString());
    }
}
