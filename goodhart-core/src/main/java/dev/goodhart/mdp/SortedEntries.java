package dev.goodhart.mdp;

import java.util.Arrays;

/** Sparse entries sorted by a packed index, with the values of equal indices added in the order given. */
public final class SortedEntries {
    private final long[] keys;
    private final double[] values;

    private SortedEntries(long[] keys, double[] values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * Sorts and merges.
     *
     * @param keys packed indices, any order; the first {@code size} are read
     * @param values the value of each
     * @param size how many entries there are
     * @return the merged entries, ascending
     */
    public static SortedEntries of(long[] keys, double[] values, int size) {
        return isStrictlyAscending(keys, size)
                ? new SortedEntries(Arrays.copyOf(keys, size), Arrays.copyOf(values, size))
                : merged(keys, values, size);
    }

    private static SortedEntries merged(long[] keys, double[] values, int size) {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        long[] unique = Arrays.copyOf(sorted, distinct);
        double[] sums = new double[distinct];
        for (int i = 0; i < size; i++) {
            sums[Arrays.binarySearch(unique, keys[i])] += values[i];
        }
        return new SortedEntries(unique, sums);
    }

    private static boolean isStrictlyAscending(long[] keys, int size) {
        for (int i = 1; i < size; i++) {
            if (keys[i] <= keys[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** {@return the number of distinct indices} */
    public int size() {
        return keys.length;
    }

    /**
     * One packed index.
     *
     * @param i position, ascending
     * @return the packed index there
     */
    public long key(int i) {
        return keys[i];
    }

    /**
     * Whether there is an entry.
     *
     * @param key a packed index
     * @return true if there is
     */
    public boolean contains(long key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    /** {@return the value of every index, in ascending order of index; owned by this object} */
    public double[] values() {
        return values;
    }
}
