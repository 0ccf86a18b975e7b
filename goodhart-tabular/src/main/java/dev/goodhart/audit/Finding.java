package dev.goodhart.audit;

/**
 * One thing an audit found.
 *
 * @param level how bad it is
 * @param headline a few words
 * @param detail one or two sentences with the numbers
 */
public record Finding(Level level, String headline, String detail) {
    /** How bad a finding is. */
    public enum Level {
        /** As it should be. */
        GOOD,
        /** Worth a look. */
        WARN,
        /** Will go wrong. */
        BAD
    }
}
