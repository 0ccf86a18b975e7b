package dev.goodhart.input;

import java.util.Optional;

/** Numbers as people write them in files. */
final class Numbers {
    private static final int LONGEST = 60;

    private Numbers() {}

    /** A finite decimal number; anything else, the words for infinity and not-a-number included, is empty. */
    static Optional<Double> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !startsLikeNumber(text)) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
            if (!allowed) {
                return Optional.empty();
            }
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String show(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9 ? Long.toString((long) number) : "" + number;
    }

    /** One line of at most {@code most} characters. */
    static String shortened(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= most ? line : line.substring(0, most) + "...";
    }

    private static boolean startsLikeNumber(String text) {
        char c = text.charAt(0);
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
    }
}
