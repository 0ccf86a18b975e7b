package dev.goodhart.audit.log;

import dev.goodhart.statistics.Ranks;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Means of a score over the upper part of a ranking. Episodes that tie where the part ends count in part, so that their order in the
 * file does not matter.
 */
final class TopMeans {
    private final int[] rank;
    private final double[] score;

    TopMeans(double[] ranking, double[] score) {
        this.score = score;
        rank = Ranks.below(ranking);
    }

    double[] of(double... shares) {
        return of(IntStream.range(0, rank.length).toArray(), shares);
    }

    /** The means over the given rows' upper parts, one for each share. */
    double[] of(int[] rows, double[] shares) {
        int n = rows.length;
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = ((long) rank[rows[i]] << 32) | rows[i];
        }
        Arrays.sort(order);
        double[] above = new double[n + 1];
        for (int i = 0; i < n; i++) {
            above[i + 1] = above[i] + score[(int) order[n - 1 - i]];
        }
        double[] means = new double[shares.length];
        for (int s = 0; s < shares.length; s++) {
            int count = count(shares[s], n);
            long last = order[n - count] >> 32;
            int from = count;
            while (from > 0 && order[n - from] >> 32 == last) {
                from--;
            }
            int to = count;
            while (to < n && order[n - 1 - to] >> 32 == last) {
                to++;
            }
            double tied = (above[to] - above[from]) / (to - from);
            means[s] = (above[from] + (count - from) * tied) / count;
        }
        return means;
    }

    static int count(double share, int n) {
        return Math.max(1, (int) Math.round(share * n));
    }
}
