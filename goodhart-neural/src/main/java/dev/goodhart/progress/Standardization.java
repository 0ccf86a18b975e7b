package dev.goodhart.progress;

import dev.goodhart.attribution.EncodedRuns;
import java.util.Arrays;

/**
 * Features as a network learns from them: (x - mean) factor. Those that never vary are left out, so that what was not seen in training has
 * no say. Words are not centred, since nearly all of them are 0.
 *
 * @param column {@code [kept]} which features are kept
 * @param mean {@code [kept]}
 * @param factor {@code [kept]} 1 / standard deviation
 */
record Standardization(int[] column, double[] mean, double[] factor) {
    private static final double CONSTANT = 1e-9;

    static Standardization of(EncodedRuns runs, int[] chosen, boolean words) {
        double[] sum = new double[runs.features()];
        double[] square = new double[runs.features()];
        long turns = 0;
        for (int run : chosen) {
            turns += runs.runStart()[run + 1] - runs.runStart()[run];
            for (int k = from(runs, run); k < to(runs, run); k++) {
                sum[runs.column()[k]] += runs.value()[k];
                square[runs.column()[k]] += runs.value()[k] * runs.value()[k];
            }
        }
        int[] column = new int[runs.features()];
        double[] mean = new double[runs.features()];
        double[] factor = new double[runs.features()];
        int kept = 0;
        for (int j = 0; j < sum.length; j++) {
            double centre = words ? 0 : sum[j] / turns;
            double deviation = Math.sqrt(Math.max(0, square[j] / turns - centre * centre));
            if (deviation > CONSTANT * Math.abs(centre)) {
                column[kept] = j;
                mean[kept] = centre;
                factor[kept++] = words ? 1 : 1 / deviation;
            }
        }
        // A network must have an input; this one is always 0.
        kept = Math.max(kept, 1);
        return new Standardization(Arrays.copyOf(column, kept), Arrays.copyOf(mean, kept), Arrays.copyOf(factor, kept));
    }

    int width() {
        return column.length;
    }

    /** {@code [turns of the run][kept]}. */
    double[][] rows(EncodedRuns runs, int run) {
        int[] place = new int[runs.features()];
        Arrays.fill(place, -1);
        for (int j = 0; j < column.length; j++) {
            place[column[j]] = j;
        }
        double[][] rows = new double[runs.runStart()[run + 1] - runs.runStart()[run]][width()];
        for (int t = 0; t < rows.length; t++) {
            for (int j = 0; j < width(); j++) {
                rows[t][j] = -mean[j] * factor[j];
            }
            int turn = runs.runStart()[run] + t;
            for (int k = runs.turnStart()[turn]; k < runs.turnStart()[turn + 1]; k++) {
                int j = place[runs.column()[k]];
                if (j >= 0) {
                    rows[t][j] += runs.value()[k] * factor[j];
                }
            }
        }
        return rows;
    }

    private static int from(EncodedRuns runs, int run) {
        return runs.turnStart()[runs.runStart()[run]];
    }

    private static int to(EncodedRuns runs, int run) {
        return runs.turnStart()[runs.runStart()[run + 1]];
    }
}
