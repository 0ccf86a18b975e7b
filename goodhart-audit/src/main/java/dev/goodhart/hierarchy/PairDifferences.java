package dev.goodhart.hierarchy;

import java.util.Arrays;

/** Quantiles of |x_i - x_j| over all pairs i < j, without listing the pairs: a search over the answers, each counted in one pass. */
final class PairDifferences {
    private PairDifferences() {}

    /** The smallest difference that at least this share of all pairs does not exceed; 0 for a single value. */
    static double quantile(double[] values, double share) {
        long pairs = (long) values.length * (values.length - 1) / 2;
        long wanted = (long) Math.ceil(share * pairs);
        if (wanted == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // Doubles of one sign are ordered as their bits are, so that the search ends at the very difference.
        long low = 0;
        long high = Double.doubleToLongBits(sorted[sorted.length - 1] - sorted[0]);
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (within(sorted, Double.longBitsToDouble(middle)) >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Double.longBitsToDouble(low);
    }

    private static long within(double[] sorted, double difference) {
        long count = 0;
        int from = 0;
        for (int to = 0; to < sorted.length; to++) {
            while (sorted[to] - sorted[from] > difference) {
                from++;
            }
            count += to - from;
        }
        return count;
    }
}
