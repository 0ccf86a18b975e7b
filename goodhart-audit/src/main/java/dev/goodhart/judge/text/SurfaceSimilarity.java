package dev.goodhart.judge.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How alike texts are in their letters: the mean cosine between a text's counts of three characters in a row and those of every other text,
 * in [0, 1]. Lower case, blanks as one space. Words of one stem count as alike in part.
 */
public final class SurfaceSimilarity {
    private static final int GRAM = 3;

    private SurfaceSimilarity() {}

    /**
     * Compares every text with the others.
     *
     * @param texts at least two texts
     * @return {@code [texts]} the mean cosine with the others, NaN for texts of fewer than three characters
     */
    public static double[] of(List<String> texts) {
        Map<String, Integer> index = new HashMap<>();
        return MeanCosine.of(texts.stream()
                .map(text -> {
                    String line = text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
                    Map<Integer, Double> counts = new HashMap<>();
                    for (int i = 0; i + GRAM <= line.length(); i++) {
                        counts.merge(
                                index.computeIfAbsent(line.substring(i, i + GRAM), k -> index.size()),
                                1.0,
                                Double::sum);
                    }
                    return counts;
                })
                .toList());
    }
}
