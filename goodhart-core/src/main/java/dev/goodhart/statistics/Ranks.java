package dev.goodhart.statistics;

import java.util.Arrays;

/**
 * The places of values among each other. Sorts are on primitives: tables have a million rows, and bootstraps rank them again and again.
 */
public final class Ranks {
    private Ranks() {}

    /**
     * The ranks of values, the smallest 1; equal ones share their mean rank.
     *
     * @param values {@code [n]} numbers, none NaN
     * @return {@code [n]} from 1 to n
     */
    public static double[] middle(double[] values) {
        int[] place = new int[values.length];
        int[] size = new int[values.length];
        runs(values, place, size);
        double[] middle = new double[values.length];
        Arrays.setAll(middle, i -> place[i] + (size[i] + 1) / 2.0);
        return middle;
    }

    /**
     * How many values are smaller than each.
     *
     * @param values {@code [n]} numbers, none NaN
     * @return {@code [n]} from 0 to n - 1, equal for equal values
     */
    public static int[] below(double[] values) {
        int[] place = new int[values.length];
        runs(values, place, new int[values.length]);
        return place;
    }

    /**
     * The order of values by size.
     *
     * @param values {@code [n]} numbers, none NaN
     * @return {@code [n]} indices, the smallest value's first, equal ones in their order
     */
    public static int[] ascending(double[] values) {
        if (values.length >= RadixOrder.MANY) {
            return RadixOrder.of(values);
        }
        int[] below = below(values);
        // Places below a value are free for the values equal to it that come later.
        int[] taken = new int[values.length];
        int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            order[below[i] + taken[below[i]]++] = i;
        }
        return order;
    }

    /** For every value the first place and the length of the run of equal values in the sorted ones. */
    private static void runs(double[] values, int[] place, int[] size) {
        if (values.length >= RadixOrder.MANY) {
            runsInOrder(values, RadixOrder.of(values), place, size);
            return;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] length = new int[sorted.length];
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            length[from] = to - from;
            from = to;
        }
        for (int i = 0; i < values.length; i++) {
            place[i] = firstNotBelow(sorted, values[i]);
            size[i] = length[place[i]];
        }
    }

    private static void runsInOrder(double[] values, int[] order, int[] place, int[] size) {
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                place[order[i]] = from;
                size[order[i]] = to - from;
            }
            from = to;
        }
    }

    private static int firstNotBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
