package dev.goodhart.mdp;

import java.util.Arrays;

/** Numbers distinct non-negative longs in the order in which they are first seen; open addressing, nothing boxed. */
final class LongIndex {
    private long[] keys = new long[64];
    private int[] slots = new int[256];
    private int size;

    LongIndex() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    long key(int index) {
        return keys[index];
    }

    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** The number of a key, new or old. */
    int add(long key) {
        int slot = find(key);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        slots[slot] = size++;
        if (4L * size > slots.length * 3L) {
            grow();
        }
        return size - 1;
    }

    /** The number of a key that has been added, -1 for any other. */
    int indexOf(long key) {
        return slots[find(key)];
    }

    private int find(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int i = 0; i < size; i++) {
            slots[find(keys[i])] = i;
        }
    }
}
