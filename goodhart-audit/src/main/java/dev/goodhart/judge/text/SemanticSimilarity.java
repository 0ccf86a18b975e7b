package dev.goodhart.judge.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How alike texts are in their meaning, as far as their embeddings know it: the mean cosine with the other texts, in [-1, 1]. */
public final class SemanticSimilarity {
    private SemanticSimilarity() {}

    /**
     * Compares every text with the others.
     *
     * @param embeddings {@code [texts][dimensions]}, at least two texts
     * @return {@code [texts]} the mean cosine with the others, NaN for a zero vector
     */
    public static double[] of(List<double[]> embeddings) {
        return MeanCosine.of(embeddings.stream()
                .map(embedding -> {
                    Map<Integer, Double> vector = new HashMap<>();
                    for (int i = 0; i < embedding.length; i++) {
                        vector.put(i, embedding[i]);
                    }
                    return vector;
                })
                .toList());
    }
}
