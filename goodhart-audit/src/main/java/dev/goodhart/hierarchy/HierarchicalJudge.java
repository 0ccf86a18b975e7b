package dev.goodhart.hierarchy;

import java.util.random.RandomGenerator;

/**
 * Decides pairs of a pool by a hierarchy whose margins were measured on that pool. A pool that changes needs a new judge: spreads shrink as
 * behaviour improves, and margins of the first pool decide little later ({@link FactorPool} makes judges of growing pools).
 */
public final class HierarchicalJudge {
    /** The most pairs that are decided at once. */
    public static final int MOST_PAIRS = 200_000_000;

    private final FactorHierarchy hierarchy;
    private final FactorTable pool;
    private final LexicographicSemiorder relation;
    private final double[][] columns;

    /**
     * A judge whose margins are measured on a pool.
     *
     * @param hierarchy what is more important than what
     * @param pool the items, with a column for every factor
     */
    public HierarchicalJudge(FactorHierarchy hierarchy, FactorTable pool) {
        this(hierarchy, pool, measured(hierarchy, pool));
    }

    /**
     * A judge with given margins.
     *
     * @param hierarchy what is more important than what
     * @param pool the items
     * @param margins {@code [levels]} in the factors' own units
     */
    public HierarchicalJudge(FactorHierarchy hierarchy, FactorTable pool, double[] margins) {
        this.hierarchy = hierarchy;
        this.pool = pool;
        this.relation = new LexicographicSemiorder(hierarchy.signs(), margins.clone());
        this.columns = pool.columns(hierarchy.names());
    }

    private static double[] measured(FactorHierarchy hierarchy, FactorTable pool) {
        return hierarchy.factors().stream()
                .mapToDouble(f -> f.margin().over(pool.column(f.name())))
                .toArray();
    }

    /** {@return what is more important than what} */
    public FactorHierarchy hierarchy() {
        return hierarchy;
    }

    /** {@return the items} */
    public FactorTable pool() {
        return pool;
    }

    /** {@return the relation, with margins in the factors' own units} */
    public LexicographicSemiorder relation() {
        return relation;
    }

    /**
     * Decides one pair.
     *
     * @param a index of an item
     * @param b index of another
     * @return the deciding level, from 1, where a wins; minus the level where b wins; 0 for a tie
     */
    public int decide(int a, int b) {
        return relation.decide(columns, a, b);
    }

    /**
     * Decides given pairs, whatever their groups.
     *
     * @param first {@code [pairs]} indices of items; kept, not copied
     * @param second {@code [pairs]} indices of other items; kept, not copied
     * @return the decisions
     */
    public DecidedPairs pairs(int[] first, int[] second) {
        byte[] decision = new byte[first.length];
        for (int k = 0; k < first.length; k++) {
            decision[k] = (byte) decide(first[k], second[k]);
        }
        return new DecidedPairs(first, second, decision);
    }

    /**
     * Decides pairs drawn evenly, with repetition, from all pairs of items of one group.
     *
     * @param count how many
     * @param random where the draws come from
     * @return the decisions
     */
    public DecidedPairs randomPairs(int count, RandomGenerator random) {
        requirePairs(count);
        int[] first = new int[count];
        int[] second = new int[count];
        int[] pair = new int[2];
        for (int k = 0; k < count; k++) {
            pool.groups().draw(pair, random);
            first[k] = pair[0];
            second[k] = pair[1];
        }
        return pairs(first, second);
    }

    /**
     * Decides every pair of items of one group once.
     *
     * @return the decisions, group by group
     */
    public DecidedPairs allPairs() {
        requirePairs(pool.pairs());
        int[] first = new int[(int) pool.pairs()];
        int[] second = new int[first.length];
        int k = 0;
        Groups groups = pool.groups();
        for (int g = 0; g < groups.groups(); g++) {
            for (int i = 0; i < groups.size(g); i++) {
                for (int j = i + 1; j < groups.size(g); j++) {
                    first[k] = groups.item(g, i);
                    second[k++] = groups.item(g, j);
                }
            }
        }
        return pairs(first, second);
    }

    /**
     * All pairs where there are no more than asked for, else as many drawn at random.
     *
     * @param most the most pairs
     * @param random where the draws come from
     * @return the decisions
     */
    public DecidedPairs pairsUpTo(int most, RandomGenerator random) {
        return pool.pairs() <= most ? allPairs() : randomPairs(most, random);
    }

    private void requirePairs(long count) {
        if (pool.pairs() == 0) {
            throw new IllegalArgumentException("There must be two items to compare, every group has one");
        }
        if (count > MOST_PAIRS) {
            throw new IllegalArgumentException(
                    "There must be at most " + MOST_PAIRS + " pairs at once, there are " + count);
        }
    }
}
