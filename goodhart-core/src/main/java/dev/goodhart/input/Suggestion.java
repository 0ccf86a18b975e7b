package dev.goodhart.input;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Guesses which known word a misspelt one was meant to be. */
public final class Suggestion {
    private static final int LONGEST = 60;

    private Suggestion() {}

    /**
     * A hint for an error message.
     *
     * @param given the word that came
     * @param known the words that would do
     * @return {@code "you meant 'word'"} for the nearest known word, empty when none is near
     */
    public static String hint(String given, Collection<String> known) {
        String best = closest(given, known);
        return best.isEmpty() ? "" : "you meant '" + best + "'";
    }

    /**
     * The known word that few slips of the keyboard turn into the given one.
     *
     * @param given the word that came
     * @param known the words that would do
     * @return the nearest within a third of its length (at least one slip, for words of two letters or more), empty when there is none
     */
    public static String closest(String given, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String word : known) {
            int allowed = word.length() < 2 ? 0 : Math.max(1, word.length() / 3);
            if (given.length() > LONGEST || Math.abs(word.length() - given.length()) > allowed) {
                continue;
            }
            int distance = distance(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance <= allowed && distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Edits, with a swap of neighbours counted as one. */
    private static int distance(String left, String right) {
        int[][] d = new int[left.length() + 1][right.length() + 1];
        Arrays.setAll(d[0], j -> j);
        for (int i = 1; i <= left.length(); i++) {
            d[i][0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[left.length()][right.length()];
    }
}
