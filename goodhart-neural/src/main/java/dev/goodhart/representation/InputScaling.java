package dev.goodhart.representation;

import java.util.ArrayList;
import java.util.List;

/**
 * Scales every input to [-1, 1] by its least and greatest value among the training rows. An input that never varies becomes 0.
 *
 * @param centre {@code [width]} middle of the range
 * @param factor {@code [width]} 2 / range, 0 where there is none
 */
record InputScaling(double[] centre, double[] factor) {
    static InputScaling of(TrajectoryInputs inputs) {
        int width = inputs.width();
        double[] rows = inputs.rows();
        double[] centre = new double[width];
        double[] factor = new double[width];
        for (int c = 0; c < width; c++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int at = c; at < rows.length; at += width) {
                least = Math.min(least, rows[at]);
                most = Math.max(most, rows[at]);
            }
            centre[c] = least / 2 + most / 2;
            double range = most - least;
            factor[c] = range > 0 && Double.isFinite(2 / range) ? 2 / range : 0;
        }
        return new InputScaling(centre, factor);
    }

    /** The columns that never vary. */
    List<Integer> constant() {
        List<Integer> constant = new ArrayList<>();
        for (int c = 0; c < factor.length; c++) {
            if (factor[c] == 0) {
                constant.add(c);
            }
        }
        return constant;
    }

    float[] scaled(double[] rows) {
        float[] scaled = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int c = i % centre.length;
            scaled[i] = (float) ((rows[i] - centre[c]) * factor[c]);
        }
        return scaled;
    }
}
