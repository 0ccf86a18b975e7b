package dev.goodhart.statistics;

import java.util.Arrays;

/**
 * Tau-b in a sort and a merge (Knight 1966): pairs out of order are the exchanges that a merge sort of y makes after x was sorted.
 */
final class KendallTau {
    private KendallTau() {}

    static double of(double[] x, double[] y) {
        int n = x.length;
        int[] first = Ranks.below(x);
        int[] second = Ranks.below(y);
        long[] both = new long[n];
        for (int i = 0; i < n; i++) {
            both[i] = ((long) first[i] << 32) | second[i];
        }
        Arrays.sort(both);
        int[] left = new int[n];
        int[] right = new int[n];
        for (int i = 0; i < n; i++) {
            left[i] = (int) (both[i] >> 32);
            right[i] = (int) both[i];
        }
        long tiedBoth = 0;
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && both[to] == both[from]) {
                to++;
            }
            tiedBoth += pairs(to - from);
            from = to;
        }
        long tiedLeft = tied(left);
        long exchanges = sort(right);
        long tiedRight = tied(right);
        long all = pairs(n);
        long agreeing = all - tiedLeft - tiedRight + tiedBoth - 2 * exchanges;
        return agreeing / Math.sqrt((all - tiedLeft) * (double) (all - tiedRight));
    }

    private static long pairs(long of) {
        return of * (of - 1) / 2;
    }

    /** Pairs of equal values in a sorted array. */
    private static long tied(int[] sorted) {
        long pairs = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            pairs += pairs(to - from);
            from = to;
        }
        return pairs;
    }

    /** Sorts by merging, and counts how many pairs stood in the wrong order. */
    private static long sort(int[] values) {
        int n = values.length;
        int[] from = values.clone();
        int[] to = new int[n];
        long exchanges = 0;
        for (int width = 1; width < n; width <<= 1) {
            for (int low = 0; low < n; low += 2 * width) {
                int middle = Math.min(low + width, n);
                int high = Math.min(low + 2 * width, n);
                int a = low;
                int b = middle;
                for (int i = low; i < high; i++) {
                    if (a < middle && (b >= high || from[a] <= from[b])) {
                        to[i] = from[a++];
                    } else {
                        to[i] = from[b++];
                        exchanges += middle - a;
                    }
                }
            }
            int[] done = to;
            to = from;
            from = done;
        }
        System.arraycopy(from, 0, values, 0, n);
        return exchanges;
    }
}
