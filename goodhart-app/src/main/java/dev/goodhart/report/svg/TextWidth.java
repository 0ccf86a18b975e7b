package dev.goodhart.report.svg;

/**
 * How wide a text will be, without knowing the reader's font: the widths of a wide sans-serif face, so that what is reserved is
 * enough for the common ones.
 */
final class TextWidth {
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    static double of(String text, double size) {
        double em = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            em += em(c);
            i += Character.charCount(c);
        }
        return em * size;
    }

    /** The text, or its beginning with an ellipsis when it is wider than the room. */
    static String fit(String text, double size, double room) {
        if (of(text, size) <= room) {
            return text;
        }
        double left = room - of(ELLIPSIS, size);
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            left -= em(c) * size;
            if (left < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static double em(int c) {
        if (c > 0x7E) {
            return wide(c);
        }
        if (c >= '0' && c <= '9') {
            return 0.62;
        }
        if (c >= 'A' && c <= 'Z') {
            return c == 'I' || c == 'J' ? 0.36 : c == 'M' || c == 'W' ? 0.92 : 0.68;
        }
        return switch (c) {
            case ' ' -> 0.31;
            case 'i', 'j', 'l', '\'', '|' -> 0.29;
            case 'f', 't', 'r', '(', ')', '[', ']', '.', ',', ':', ';', '!', '-', '/' -> 0.40;
            case 'm', 'w', '%', '@' -> 0.92;
            default -> 0.60;
        };
    }

    private static double wide(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        if (c == 0x2212 || c == 0x2013 || c == 0xB7) {
            return 0.7;
        }
        return c >= 0x1100 ? 1.1 : 0.68;
    }
}
