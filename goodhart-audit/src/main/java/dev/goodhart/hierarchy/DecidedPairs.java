package dev.goodhart.hierarchy;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.Preference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs of items and what decided them, in flat arrays.
 *
 * @param first {@code [pairs]} indices of items
 * @param second {@code [pairs]} indices of other items
 * @param decision {@code [pairs]} the deciding level, from 1, where the first won; minus the level where the second won; 0 for ties
 */
public record DecidedPairs(int[] first, int[] second, byte[] decision) {
    /** Checks the lengths. */
    public DecidedPairs {
        if (first.length != second.length || first.length != decision.length) {
            throw new IllegalArgumentException("Pairs must have as many first as second items and decisions, have "
                    + first.length + ", " + second.length + " and " + decision.length);
        }
    }

    /** {@return how many pairs there are, ties included} */
    public int size() {
        return decision.length;
    }

    /** {@return {@code [decided]} indices of the better items, ties left out} */
    public int[] winners() {
        return decided(true);
    }

    /** {@return {@code [decided]} indices of the worse items, in the order of {@link #winners()}} */
    public int[] losers() {
        return decided(false);
    }

    /**
     * How often each level decided.
     *
     * @param hierarchy the levels
     * @return the counts
     */
    public LevelUsage usage(FactorHierarchy hierarchy) {
        long[] decided = new long[hierarchy.levels()];
        long ties = 0;
        for (byte d : decision) {
            if (d == 0) {
                ties++;
            } else {
                decided[Math.abs(d) - 1]++;
            }
        }
        return new LevelUsage(hierarchy.names(), decided, ties);
    }

    /**
     * What decided a pair.
     *
     * @param pair its index
     * @param hierarchy the levels
     * @return the level and its factor
     */
    public DecidedBy decidedBy(int pair, FactorHierarchy hierarchy) {
        int level = Math.abs(decision[pair]);
        return new DecidedBy(
                level, level == 0 ? "" : hierarchy.factors().get(level - 1).name());
    }

    /**
     * A pair as feedback.
     *
     * @param pair its index
     * @param pool the items
     * @param judge who is named as the judge
     * @return the comparison
     */
    public Comparison comparison(int pair, FactorTable pool, String judge) {
        return new Comparison(
                pool.ids().get(first[pair]),
                pool.ids().get(second[pair]),
                decision[pair] == 0 ? Preference.TIE : decision[pair] > 0 ? Preference.FIRST : Preference.SECOND,
                judge);
    }

    /**
     * All pairs as feedback, ties included.
     *
     * @param pool the items
     * @param judge who is named as the judge
     * @return the comparisons
     */
    public List<Comparison> comparisons(FactorTable pool, String judge) {
        return IntStream.range(0, size())
                .mapToObj(pair -> comparison(pair, pool, judge))
                .toList();
    }

    private int[] decided(boolean better) {
        int[] items = new int[size()];
        int count = 0;
        for (int k = 0; k < size(); k++) {
            if (decision[k] != 0) {
                items[count++] = decision[k] > 0 == better ? first[k] : second[k];
            }
        }
        return Arrays.copyOf(items, count);
    }
}
