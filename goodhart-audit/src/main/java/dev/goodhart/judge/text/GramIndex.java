package dev.goodhart.judge.text;

import java.util.Arrays;

/** Numbers n-grams in the order in which they come: a hash table without objects, since a corpus has millions of them. */
final class GramIndex {
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] keys = new long[1 << 12];
    private int[] ids = new int[keys.length];
    private int size;

    GramIndex() {
        Arrays.fill(ids, -1);
    }

    int size() {
        return size;
    }

    /** The number of a key, a new one if it has none. */
    int of(long key) {
        int at = place(key);
        if (ids[at] < 0) {
            if (2 * size >= keys.length) {
                grow();
                at = place(key);
            }
            keys[at] = key;
            ids[at] = size++;
        }
        return ids[at];
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * SPREAD) >>> 32) & mask;
        while (ids[at] >= 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[2 * oldKeys.length];
        ids = new int[keys.length];
        Arrays.fill(ids, -1);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] >= 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                ids[at] = oldIds[i];
            }
        }
    }
}
