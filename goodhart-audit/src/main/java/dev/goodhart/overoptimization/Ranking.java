package dev.goodhart.overoptimization;

/** Runs of equal scores. */
final class Ranking {
    private Ranking() {}

    /** The end (exclusive) of the run of equal scores that begins at a place of the order. */
    static int endOfTie(int[] order, double[] score, int from) {
        int to = from + 1;
        while (to < order.length && score[order[to]] == score[order[from]]) {
            to++;
        }
        return to;
    }
}
