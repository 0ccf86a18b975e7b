package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Comparisons by the places of their items, in flat arrays.
 *
 * @param first {@code [n]} places of what was shown first
 * @param second {@code [n]} places of what was shown second
 * @param outcome {@code [n]} 1 where the first was better, 0 where the second was, 0.5 for ties
 */
record IndexedComparisons(int[] first, int[] second, double[] outcome) {
    IndexedComparisons {
        if (first.length != second.length || first.length != outcome.length) {
            throw new IllegalArgumentException("There must be as many first as second items and outcomes, there are "
                    + first.length + ", " + second.length + " and " + outcome.length);
        }
    }

    static IndexedComparisons of(List<Comparison> comparisons, ComparedItems items, TieRule ties) {
        int[] first = new int[comparisons.size()];
        int[] second = new int[comparisons.size()];
        double[] outcome = new double[comparisons.size()];
        int n = 0;
        for (Comparison comparison : comparisons) {
            first[n] = items.place(comparison.first());
            second[n] = items.place(comparison.second());
            outcome[n] = outcome(comparison);
            if (outcome[n] != PairLoss.TIE || ties != TieRule.DROPPED) {
                n++;
            }
        }
        return new IndexedComparisons(Arrays.copyOf(first, n), Arrays.copyOf(second, n), Arrays.copyOf(outcome, n));
    }

    /** Winners and losers that a judge decided, without ties. */
    static IndexedComparisons decided(int[] winners, int[] losers) {
        double[] outcome = new double[winners.length];
        Arrays.fill(outcome, PairLoss.FIRST);
        return new IndexedComparisons(winners, losers, outcome);
    }

    static double outcome(Comparison comparison) {
        return switch (comparison.preference()) {
            case FIRST -> PairLoss.FIRST;
            case SECOND -> PairLoss.SECOND;
            case TIE -> PairLoss.TIE;
        };
    }

    int size() {
        return first.length;
    }

    IndexedComparisons subset(int[] places) {
        return new IndexedComparisons(
                Arrays.stream(places).map(k -> first[k]).toArray(),
                Arrays.stream(places).map(k -> second[k]).toArray(),
                Arrays.stream(places).mapToDouble(k -> outcome[k]).toArray());
    }

    /** As many drawn with repetition. */
    IndexedComparisons resampled(RandomGenerator random) {
        int[] places = new int[size()];
        Arrays.setAll(places, k -> random.nextInt(size()));
        return subset(places);
    }

    /**
     * Two parts, the second of which has about the given share. All answers about one pair go to one part: two judges who were asked the
     * same would otherwise make the second part look better than it is.
     */
    IndexedComparisons[] split(double share, RandomGenerator random) {
        Map<Long, List<Integer>> groups = new LinkedHashMap<>();
        for (int k = 0; k < size(); k++) {
            long key = ((long) Math.min(first[k], second[k]) << 32) | Math.max(first[k], second[k]);
            groups.computeIfAbsent(key, g -> new ArrayList<>()).add(k);
        }
        List<List<Integer>> shuffled = new ArrayList<>(groups.values());
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            List<Integer> moved = shuffled.set(i, shuffled.get(j));
            shuffled.set(j, moved);
        }
        List<Integer> kept = new ArrayList<>();
        List<Integer> held = new ArrayList<>();
        for (List<Integer> group : shuffled) {
            (held.size() < share * size() - 1e-9 ? held : kept).addAll(group);
        }
        return new IndexedComparisons[] {subset(ints(kept)), subset(ints(held))};
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
