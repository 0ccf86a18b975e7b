package dev.goodhart.overoptimization;

import java.util.Arrays;

/** Orders by a score. */
final class Ranking {
    private Ranking() {}

    /** Indices by ascending score; equal scores keep their order. A merge sort on primitives, since samples come by the million. */
    static int[] ascending(double[] score) {
        int n = score.length;
        int[] from = new int[n];
        Arrays.setAll(from, i -> i);
        int[] to = new int[n];
        for (int width = 1; width < n; width <<= 1) {
            for (int low = 0; low < n; low += 2 * width) {
                merge(score, from, to, low, Math.min(low + width, n), Math.min(low + 2 * width, n));
            }
            int[] done = to;
            to = from;
            from = done;
        }
        return from;
    }

    /** The end (exclusive) of the run of equal scores that begins at a place of the order. */
    static int endOfTie(int[] order, double[] score, int from) {
        int to = from + 1;
        while (to < order.length && score[order[to]] == score[order[from]]) {
            to++;
        }
        return to;
    }

    private static void merge(double[] score, int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = left < middle && (right >= high || score[from[left]] <= score[from[right]]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
