package dev.goodhart.hierarchy;

import java.util.Arrays;

/**
 * Items that come in one by one while behaviour is learned, and judges of what is held now. What a learner that alternates between behaving
 * and learning a reward needs: add the factors of each new segment, ask for a {@link #judge()} (which measures the margins again), decide
 * random or all pairs, and hand winners and losers to a {@link ComparisonLearner}. Indices of items are places in this pool.
 */
public final class FactorPool {
    private final FactorHierarchy hierarchy;
    private final int capacity;
    private double[][] columns;
    private int size;
    private int next;

    /**
     * An empty pool.
     *
     * @param hierarchy what is more important than what
     * @param capacity the most items, at least 2; when full, the oldest goes
     */
    public FactorPool(FactorHierarchy hierarchy, int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("A pool must hold at least 2 items, is for " + capacity);
        }
        this.hierarchy = hierarchy;
        this.capacity = capacity;
        this.columns = new double[hierarchy.levels()][Math.min(capacity, 64)];
    }

    /**
     * Adds an item.
     *
     * @param factors {@code [levels]} its factors in the order of the hierarchy, finite: sums over segments of one length, or means
     * @return its place, from 0; that of the oldest item where the pool was full
     */
    public int add(double... factors) {
        if (factors.length != columns.length) {
            throw new IllegalArgumentException(
                    "An item must have a value for each of " + columns.length + " factors, has " + factors.length);
        }
        int place = next;
        for (int level = 0; level < factors.length; level++) {
            if (!Double.isFinite(factors[level])) {
                throw new IllegalArgumentException(
                        "The factor '" + hierarchy.names().get(level) + "' must be finite, is " + factors[level]);
            }
            if (place == columns[level].length) {
                columns[level] = Arrays.copyOf(columns[level], (int) Math.min(capacity, 2L * place));
            }
            columns[level][place] = factors[level];
        }
        size = Math.max(size, place + 1);
        next = (place + 1) % capacity;
        return place;
    }

    /** {@return how many items are held} */
    public int size() {
        return size;
    }

    /** {@return a judge of the items held now, with margins measured on them; later additions do not change it} */
    public HierarchicalJudge judge() {
        double[][] held = new double[columns.length][];
        for (int level = 0; level < held.length; level++) {
            held[level] = Arrays.copyOf(columns[level], size);
        }
        return new HierarchicalJudge(hierarchy, FactorTable.of(hierarchy.names(), held));
    }
}
