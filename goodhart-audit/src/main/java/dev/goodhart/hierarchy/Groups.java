package dev.goodhart.hierarchy;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Items in groups; only items of one group are compared. Draws pairs and triples evenly over all that there are. */
final class Groups {
    private final int[] start;
    private final int[] item;
    private final long[] pairsBefore;
    private final long[] triplesBefore;

    /** Makes groups of {@code [items]} group indices in [0, groups). */
    Groups(int[] groupOf, int groups) {
        start = new int[groups + 1];
        for (int group : groupOf) {
            start[group + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            start[g + 1] += start[g];
        }
        item = new int[groupOf.length];
        int[] at = Arrays.copyOf(start, groups);
        for (int i = 0; i < groupOf.length; i++) {
            item[at[groupOf[i]]++] = i;
        }
        pairsBefore = new long[groups + 1];
        triplesBefore = new long[groups + 1];
        for (int g = 0; g < groups; g++) {
            long n = (long) start[g + 1] - start[g];
            pairsBefore[g + 1] = pairsBefore[g] + n * (n - 1) / 2;
            // Exact for the two million items whose triples fit a long; sampling needs no more than proportions beyond.
            triplesBefore[g + 1] = triplesBefore[g] + (n < 3 ? 0 : n * (n - 1) / 2 * (n - 2) / 3);
        }
    }

    int groups() {
        return start.length - 1;
    }

    int size(int group) {
        return start[group + 1] - start[group];
    }

    /** The place-th item of a group. */
    int item(int group, int place) {
        return item[start[group] + place];
    }

    long pairs() {
        return pairsBefore[groups()];
    }

    long triples() {
        return triplesBefore[groups()];
    }

    /** Draws items of one group, all different: 2 of a pair, 3 of a triple. */
    void draw(int[] into, RandomGenerator random) {
        int group = drawGroup(into.length == 2 ? pairsBefore : triplesBefore, random);
        int size = size(group);
        for (int k = 0; k < into.length; k++) {
            boolean taken = true;
            while (taken) {
                into[k] = item(group, random.nextInt(size));
                taken = false;
                for (int j = 0; j < k; j++) {
                    taken |= into[j] == into[k];
                }
            }
        }
    }

    private int drawGroup(long[] before, RandomGenerator random) {
        if (groups() == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(before, random.nextLong(before[groups()]));
        int group = found >= 0 ? found : -found - 2;
        // Groups without a pair or triple stand at the same place as the next one.
        while (before[group + 1] == before[group]) {
            group++;
        }
        return group;
    }
}
