package dev.goodhart.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out lines and columns for the terminal. */
final class TerminalText {
    private static final int WIDTH = 100;

    private TerminalText() {}

    /** Columns padded to their widest cell, the first flush left, the others flush right, two spaces between. */
    static List<String> columns(List<List<String>> rows) {
        int count = rows.getFirst().size();
        int[] width = new int[count];
        for (List<String> row : rows) {
            for (int i = 0; i < count; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < count; i++) {
                String pad = " ".repeat(width[i] - row.get(i).length());
                line.append(i == 0 ? "  " + row.get(i) + pad : "  " + pad + row.get(i));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Breaks a text at spaces, with a first prefix and an indent for the lines that follow. */
    static String wrapped(String prefix, String text) {
        String indent = " ".repeat(prefix.length());
        StringBuilder out = new StringBuilder(prefix);
        int column = prefix.length();
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && column + 1 + word.length() > WIDTH) {
                out.append(System.lineSeparator()).append(indent);
                column = indent.length();
            } else if (!first) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
            first = false;
        }
        return out.toString();
    }

    static String number(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.3f", value == 0 ? 0.0 : value);
    }

    static String percent(double share) {
        return Double.isNaN(share)
                ? "n/a"
                : String.format(Locale.ROOT, "%.1f %%", Math.abs(share) < 5e-4 ? 0 : 100 * share);
    }
}
