package dev.goodhart.preference;

import dev.goodhart.random.Shuffle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which pair to ask about next. */
public enum QuerySelection {
    /** Any. */
    RANDOM,
    /** The pair on whose answer the members of an ensemble disagree most: the variance of their chances (Christiano et al. 2017). */
    DISAGREEMENT,
    /**
     * The pair whose answer is expected to say most about which member is right: the entropy of their mean chance less the mean of their
     * entropies (Houlsby et al. 2011). Unlike disagreement it avoids pairs whose answer is a coin to every member.
     */
    EXPECTED_INFORMATION;

    /**
     * Chooses among candidates. Equal candidates go in the order drawn.
     *
     * @param ensemble what was learned so far
     * @param items what may be compared
     * @param first {@code [candidates]} places of what would be shown first
     * @param second {@code [candidates]} places of what would be shown second
     * @param count how many to choose, at most as many as there are
     * @param random draws the order in which candidates are looked at
     * @return {@code [count]} different indices of candidates, the most wanted first
     */
    public int[] select(
            RewardEnsemble ensemble,
            ComparedItems items,
            int[] first,
            int[] second,
            int count,
            RandomGenerator random) {
        if (first.length != second.length || count > first.length || count < 0) {
            throw new IllegalArgumentException("There must be at least as many candidates as are chosen, are "
                    + first.length + " and " + second.length + " for " + count);
        }
        int[] order = IntStream.range(0, first.length).toArray();
        Shuffle.inPlace(order, random);
        if (this == RANDOM) {
            return Arrays.copyOf(order, count);
        }
        double[][] scores = ensemble.scores(items);
        double[] wanted = new double[first.length];
        for (int k = 0; k < wanted.length; k++) {
            wanted[k] = value(ensemble.preferences(scores, first[k], second[k]));
        }
        return Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -wanted[k]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * What a candidate is worth.
     *
     * @param chances {@code [members]} the chance that the first is preferred, in [0, 1]
     * @return its worth, at least 0; nats for expected information
     */
    public double value(double... chances) {
        double mean = Arrays.stream(chances).average().orElseThrow();
        return switch (this) {
            case RANDOM -> 0;
            case DISAGREEMENT ->
                Arrays.stream(chances).map(p -> (p - mean) * (p - mean)).sum() / chances.length;
            case EXPECTED_INFORMATION ->
                Math.max(
                        0,
                        entropy(mean)
                                - Arrays.stream(chances)
                                        .map(QuerySelection::entropy)
                                        .average()
                                        .orElseThrow());
        };
    }

    private static double entropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log1p(-p);
    }
}
