package dev.goodhart.judge.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts texts of any language with spaces into lower-case tokens. Lower case is that of no country, so that results do not depend on one. */
public final class Tokens {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Tokens() {}

    /**
     * Runs of two or more letters, digits and underscores.
     *
     * @param text any text
     * @return its words
     */
    public static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /**
     * What stands between blanks and consists of letters alone; a word with a comma at its end is dropped.
     *
     * @param text any text
     * @return its tokens
     */
    public static List<String> letters(String text) {
        return Arrays.stream(BLANKS.split(text.toLowerCase(Locale.ROOT)))
                .filter(token -> LETTERS.matcher(token).matches())
                .toList();
    }
}
