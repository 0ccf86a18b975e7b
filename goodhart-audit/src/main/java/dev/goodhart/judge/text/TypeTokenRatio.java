package dev.goodhart.judge.text;

import java.util.HashSet;
import java.util.List;

/** Different words among all words, in (0, 1]. It falls with length by itself: compare texts of one length, or {@link MovingAverageTtr}. */
public final class TypeTokenRatio {
    private TypeTokenRatio() {}

    /**
     * The ratio of a text.
     *
     * @param tokens its tokens
     * @return the ratio, NaN without tokens
     */
    public static double of(List<String> tokens) {
        return tokens.isEmpty() ? Double.NaN : (double) new HashSet<>(tokens).size() / tokens.size();
    }
}
