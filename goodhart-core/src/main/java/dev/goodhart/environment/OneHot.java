package dev.goodhart.environment;

import java.util.Arrays;

/** One of finitely many things as a row of zeros with a single one. */
final class OneHot {
    private OneHot() {}

    static void write(int index, double[] out, int to, int length) {
        Arrays.fill(out, to, to + length, 0);
        out[to + index] = 1;
    }

    /** The place of the largest entry, which is the index where the row is one-hot. */
    static int read(double[] row, int from, int length) {
        int best = 0;
        for (int k = 1; k < length; k++) {
            if (row[from + k] > row[from + best]) {
                best = k;
            }
        }
        return best;
    }
}
