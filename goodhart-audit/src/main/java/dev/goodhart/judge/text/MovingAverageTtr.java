package dev.goodhart.judge.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean type-token ratio over all windows of one length (Covington and McFall 2010), which does not fall with the text's length. A text
 * shorter than the window has its plain ratio.
 *
 * @param window tokens in a window, at least 1
 */
public record MovingAverageTtr(int window) {
    /** Checks the window. */
    public MovingAverageTtr {
        if (window < 1) {
            throw new IllegalArgumentException("The window (" + window + ") must be at least 1");
        }
    }

    /**
     * The ratio of a text.
     *
     * @param tokens its tokens
     * @return the ratio, NaN without tokens
     */
    public double of(List<String> tokens) {
        if (tokens.size() < window) {
            return TypeTokenRatio.of(tokens);
        }
        Map<String, Integer> inside = new HashMap<>();
        long types = 0;
        for (int i = 0; i < tokens.size(); i++) {
            inside.merge(tokens.get(i), 1, Integer::sum);
            if (i >= window) {
                inside.computeIfPresent(tokens.get(i - window), (token, n) -> n == 1 ? null : n - 1);
            }
            if (i >= window - 1) {
                types += inside.size();
            }
        }
        return (double) types / ((double) window * (tokens.size() - window + 1));
    }
}
