package dev.goodhart.audit.log;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The episodes that have a score of what was intended, one row each.
 *
 * @param index {@code [n]} which episodes of the log they are
 * @param contribution {@code [terms][n]} what each term paid, weighted
 * @param proxy {@code [n]} the sum over terms
 * @param intended {@code [n]} the score
 */
record ScoredEpisodes(int[] index, double[][] contribution, double[] proxy, double[] intended) {
    static ScoredEpisodes of(EpisodeLog log, double[][] paid) {
        int[] index = IntStream.range(0, log.size())
                .filter(e -> !Double.isNaN(log.intended()[e]))
                .toArray();
        double[][] contribution =
                Arrays.stream(paid).map(column -> picked(column, index)).toArray(double[][]::new);
        return new ScoredEpisodes(index, contribution, total(contribution), picked(log.intended(), index));
    }

    /** The proxy; sums that differ by rounding alone are made equal, since they would spoil ties. */
    static double[] total(double[][] contribution) {
        double[] sum = sum(contribution);
        double largest = Arrays.stream(sum).map(Math::abs).max().orElse(0);
        if (largest > 0 && Double.isFinite(largest)) {
            double grain = Math.scalb(1.0, Math.getExponent(largest) - 40);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.rint(sum[i] / grain) * grain;
            }
        }
        return sum;
    }

    int size() {
        return index.length;
    }

    ScoredEpisodes subset(int[] rows) {
        return new ScoredEpisodes(
                Arrays.stream(rows).map(i -> index[i]).toArray(),
                Arrays.stream(contribution).map(c -> picked(c, rows)).toArray(double[][]::new),
                picked(proxy, rows),
                picked(intended, rows));
    }

    static double[] picked(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }

    static double[] sum(double[][] columns) {
        double[] sum = new double[columns[0].length];
        for (double[] column : columns) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += column[i];
            }
        }
        return sum;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** Whether values differ by more than the rounding of sums. */
    static boolean varies(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return high - low > 1e-9 * Math.max(1e-300, Math.max(Math.abs(low), Math.abs(high)));
    }
}
