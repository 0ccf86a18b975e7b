package dev.goodhart.judge;

import java.util.Arrays;

/**
 * Krippendorff's alpha, {@code 1 - D_observed / D_expected} (Krippendorff 2004, chapter 11): any number of raters, any number of ratings
 * for each item, and a distance between values that fits their scale. 1 is full agreement, 0 that of chance, below 0 disagreement by
 * system. Items with one rating are left out.
 */
public enum KrippendorffAlpha {
    /** Values are names: two are equal or not. */
    NOMINAL {
        @Override
        double squaredDistance(int c, int k, double[] values, double[] totals) {
            return c == k ? 0 : 1;
        }
    },
    /** Values are ordered: the distance is the number of ratings between two, half of both ends counted. */
    ORDINAL {
        @Override
        double squaredDistance(int c, int k, double[] values, double[] totals) {
            double between = -(totals[c] + totals[k]) / 2;
            for (int g = Math.min(c, k); g <= Math.max(c, k); g++) {
                between += totals[g];
            }
            return c == k ? 0 : between * between;
        }
    },
    /** Values are numbers: the distance is their difference. */
    INTERVAL {
        @Override
        double squaredDistance(int c, int k, double[] values, double[] totals) {
            return (values[c] - values[k]) * (values[c] - values[k]);
        }
    };

    /**
     * The agreement of ratings.
     *
     * @param ratings the ratings
     * @return alpha, NaN if there is one value only or no item has two ratings
     */
    public double of(RatingCounts ratings) {
        RatingCounts used = ratings.withAtLeast(2);
        int categories = used.values().length;
        double[] totals = new double[categories];
        for (int[] item : used.counts()) {
            for (int j = 0; j < categories; j++) {
                totals[j] += item[j];
            }
        }
        double all = Arrays.stream(totals).sum();
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < categories; c++) {
            for (int k = 0; k < categories; k++) {
                double distance = squaredDistance(c, k, used.values(), totals);
                expected += totals[c] * totals[k] * distance;
                for (int i = 0; i < used.counts().length; i++) {
                    int[] item = used.counts()[i];
                    observed += (double) item[c] * item[k] * distance / (used.ratings(i) - 1);
                }
            }
        }
        return expected == 0 ? Double.NaN : 1 - (all - 1) * observed / expected;
    }

    abstract double squaredDistance(int c, int k, double[] values, double[] totals);
}
