package dev.goodhart.credit;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a text into units. Units keep the white space that follows them, so joined they are the text again. */
public enum UnitSplit {
    /** Sentences, by the rules of Unicode. */
    SENTENCE,
    /** Words, divided by white space. */
    WORD,
    /** Lines; empty ones belong to the line before. */
    LINE;

    /**
     * Splits a text.
     *
     * @param text any text
     * @return its units, none if the text is blank
     */
    public List<String> split(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        return switch (this) {
            case SENTENCE -> sentences(text);
            case WORD -> at(text, false);
            case LINE -> at(text, true);
        };
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> units = new ArrayList<>();
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (!text.substring(from, to).isBlank()) {
                units.add(text.substring(from, to));
                from = to;
            }
        }
        return closed(units, text, from);
    }

    private static List<String> at(String text, boolean lines) {
        List<String> units = new ArrayList<>();
        int from = 0;
        boolean content = false;
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = Character.isWhitespace(c);
            if (!white && content && gap) {
                units.add(text.substring(from, i));
                from = i;
                gap = false;
            }
            content |= !white;
            gap |= content && (lines ? c == '\n' : white);
        }
        return closed(units, text, from);
    }

    /** What is left at the end belongs to the last unit if it is blank. */
    private static List<String> closed(List<String> units, String text, int from) {
        String rest = text.substring(from);
        if (!rest.isBlank()) {
            units.add(rest);
        } else if (!rest.isEmpty()) {
            units.set(units.size() - 1, units.getLast() + rest);
        }
        return List.copyOf(units);
    }
}
