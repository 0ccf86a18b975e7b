package dev.goodhart.judge.input;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The scores a metric can have.
 *
 * @param least the lowest
 * @param greatest the highest
 */
public record ScoreScale(double least, double greatest) {
    /** Checks the order. */
    public ScoreScale {
        if (!(least < greatest)) {
            throw new InvalidInputException("A scale must go upwards, is " + least + ".." + greatest);
        }
    }

    /**
     * Reads a scale as {@code 0..4}.
     *
     * @param text the text
     * @return the scale
     * @throws InvalidInputException if it is none
     */
    public static ScoreScale parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            if (ends.length == 2) {
                return new ScoreScale(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw wrong(text, e);
        }
        throw wrong(text, null);
    }

    private static InvalidInputException wrong(String text, @Nullable Throwable cause) {
        String message = "A scale must be written as LEAST..GREATEST, such as 0..4, is '" + text + "'";
        return cause == null ? new InvalidInputException(message) : new InvalidInputException(message, cause);
    }

    boolean contains(double score) {
        return least <= score && score <= greatest;
    }

    String text() {
        return Numbers.of(least) + " to " + Numbers.of(greatest);
    }
}
