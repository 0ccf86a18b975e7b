package dev.goodhart.report;

/**
 * One line of the verdict at the top of a report.
 *
 * @param level how good the news is
 * @param headline the finding in a few words
 * @param detail the numbers behind it, may be empty
 */
public record VerdictLine(Level level, String headline, String detail) {
    /** How good the news is. */
    public enum Level {
        /** As hoped. */
        GOOD("Good"),
        /** To be looked at. */
        WARN("Warning"),
        /** Not as hoped. */
        BAD("Bad"),
        /** Not known, or neither. */
        NEUTRAL("Note");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /** {@return what a screen reader says for the sign} */
        String word() {
            return word;
        }

        String css() {
            return switch (this) {
                case GOOD -> "good";
                case WARN -> "warn";
                case BAD -> "bad";
                case NEUTRAL -> "neutral";
            };
        }
    }
}
