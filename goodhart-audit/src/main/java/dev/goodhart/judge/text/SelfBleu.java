package dev.goodhart.judge.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of each text the other texts of its corpus have already said (Zhu et al. 2018): BLEU-4 against all others as references, in
 * [0, 1]; high means that texts repeat one another.
 *
 * <p>Counts of n-grams are clipped by the largest count in any one reference, the brevity penalty takes the reference whose length is
 * closest (the shorter of two), and the j-th of the n-gram orders without a match counts {@code ln(length) / (5 * 2^j)} matches (Chen and
 * Cherry 2014, smoothing 4). Exact in time linear in the corpus: the largest count over the others is the largest of all, or the second
 * largest for the text that has the largest itself.
 *
 * <p>How it can mislead: it grows with the number of texts; compare corpora of one size.
 */
public final class SelfBleu {
    private static final int ORDERS = 4;
    private static final double SMOOTHING = 5;

    private final int[][][] grams;
    private final int[] lengths;
    private final int[] sorted;
    private final int[] largest;
    private final int[] holder;
    private final int[] second;

    private SelfBleu(List<List<String>> texts) {
        GramIndex known = new GramIndex();
        Map<String, Integer> words = new HashMap<>();
        grams = new int[texts.size()][ORDERS][];
        lengths = new int[texts.size()];
        for (int t = 0; t < texts.size(); t++) {
            int[] tokens = texts.get(t).stream()
                    .mapToInt(w -> words.computeIfAbsent(w, k -> words.size()))
                    .toArray();
            lengths[t] = tokens.length;
            // An n-gram is named by the n-1-gram before its last word, and that word.
            int[] last = new int[tokens.length];
            Arrays.fill(last, -1);
            for (int n = 1; n <= ORDERS; n++) {
                int[] ids = new int[Math.max(0, tokens.length - n + 1)];
                for (int i = 0; i < ids.length; i++) {
                    long name = ((long) (last[i] + 1) << 32) | tokens[i + n - 1];
                    ids[i] = known.of(name);
                }
                last = ids;
                int[] own = ids.clone();
                Arrays.sort(own);
                grams[t][n - 1] = own;
            }
        }
        sorted = lengths.clone();
        Arrays.sort(sorted);
        largest = new int[known.size()];
        holder = new int[known.size()];
        second = new int[known.size()];
        for (int t = 0; t < grams.length; t++) {
            int text = t;
            for (int[] order : grams[t]) {
                eachCount(order, (gram, count) -> keep(gram, count, text));
            }
        }
    }

    /**
     * Scores every text against the others.
     *
     * @param texts their tokens, at least two texts, each with a token at least
     * @return {@code [texts]} in [0, 1]
     */
    public static double[] of(List<List<String>> texts) {
        if (texts.size() < 2 || texts.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("There must be two texts at least, none without tokens");
        }
        SelfBleu corpus = new SelfBleu(texts);
        double[] scores = new double[texts.size()];
        Arrays.setAll(scores, corpus::score);
        return scores;
    }

    private interface CountTaker {
        void take(int gram, int count);
    }

    private static void eachCount(int[] sortedGrams, CountTaker taker) {
        int from = 0;
        for (int i = 1; i <= sortedGrams.length; i++) {
            if (i == sortedGrams.length || sortedGrams[i] != sortedGrams[from]) {
                taker.take(sortedGrams[from], i - from);
                from = i;
            }
        }
    }

    private void keep(int gram, int count, int text) {
        if (count > largest[gram]) {
            second[gram] = largest[gram];
            largest[gram] = count;
            holder[gram] = text;
        } else if (count > second[gram]) {
            second[gram] = count;
        }
    }

    private double score(int text) {
        double logarithms = 0;
        int empty = 0;
        for (int n = 0; n < ORDERS; n++) {
            int[] order = grams[text][n];
            int[] matches = new int[1];
            eachCount(
                    order,
                    (gram, count) ->
                            matches[0] += Math.min(count, holder[gram] == text ? second[gram] : largest[gram]));
            double numerator = matches[0];
            if (matches[0] == 0) {
                if (n == 0) {
                    return 0;
                }
                empty++;
                numerator = Math.log(lengths[text]) / (SMOOTHING * Math.pow(2, empty));
            }
            logarithms += Math.log(numerator / Math.max(1, order.length)) / ORDERS;
        }
        int closest = closestLength(text);
        double brevity = lengths[text] > closest ? 0 : 1 - (double) closest / lengths[text];
        return Math.exp(brevity + logarithms);
    }

    /** The length of another text that is closest to this one's, the shorter of two. */
    private int closestLength(int text) {
        int own = Arrays.binarySearch(sorted, lengths[text]);
        int below = own - 1;
        int above = own + 1;
        if (below < 0) {
            return sorted[above];
        }
        if (above == sorted.length) {
            return sorted[below];
        }
        return lengths[text] - sorted[below] <= sorted[above] - lengths[text] ? sorted[below] : sorted[above];
    }
}
