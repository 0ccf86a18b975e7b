package dev.goodhart.judge.text;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Vectors of words weighted by how rare they are, in a fixed number of dimensions: a stand-in where no sentence embeddings are at hand. It
 * knows words, not meanings: two texts that say the same in other words are unlike.
 */
public final class HashedTfIdf {
    private static final int DIMENSIONS = 1 << 14;

    private HashedTfIdf() {}

    /**
     * Compares every text with the others by the mean cosine of their vectors.
     *
     * @param texts the words of at least two texts
     * @return {@code [texts]} in [0, 1], NaN for texts without words
     */
    public static double[] similarity(List<List<String>> texts) {
        Map<Integer, Integer> documents = new HashMap<>();
        for (List<String> text : texts) {
            Set<Integer> inside = new HashSet<>();
            text.forEach(word -> inside.add(bucket(word, DIMENSIONS)));
            inside.forEach(bucket -> documents.merge(bucket, 1, Integer::sum));
        }
        return MeanCosine.of(texts.stream()
                .map(text -> {
                    Map<Integer, Double> vector = new HashMap<>();
                    for (String word : text) {
                        int bucket = bucket(word, DIMENSIONS);
                        double rarity = Math.log((1.0 + texts.size()) / (1.0 + documents.getOrDefault(bucket, 0))) + 1;
                        vector.merge(bucket, rarity, Double::sum);
                    }
                    return vector;
                })
                .toList());
    }

    /**
     * Where a word is counted: its CRC-32 modulo the number of buckets.
     *
     * @param word the word
     * @param buckets how many buckets there are
     * @return from 0 to {@code buckets - 1}
     */
    public static int bucket(String word, int buckets) {
        CRC32 sum = new CRC32();
        sum.update(word.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % buckets);
    }
}
