package dev.goodhart.representation;

import java.util.ArrayList;
import java.util.List;

/**
 * Scales every input to [-1, 1] by its least and greatest value among the training rows. An input that never varies becomes 0.
 *
 * @param centre {@code [width]} middle of the range
 * @param factor {@code [width]} 2 / range, 0 where there is none
 */
public record InputScaling(double[] centre, double[] factor) {
    /**
     * The scaling of rows.
     *
     * @param rows {@code [n][width]} finite numbers, at least one row
     * @param width numbers in a row
     * @return the scaling
     */
    public static InputScaling of(double[] rows, int width) {
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

    static InputScaling of(TrajectoryInputs inputs) {
        return of(inputs.rows(), inputs.width());
    }

    /** {@return the columns that never vary} */
    public List<Integer> constant() {
        List<Integer> constant = new ArrayList<>();
        for (int c = 0; c < factor.length; c++) {
            if (factor[c] == 0) {
                constant.add(c);
            }
        }
        return constant;
    }

    /**
     * Scales a number.
     *
     * @param column its column
     * @param value the number
     * @return it scaled; in [-1, 1] if it was among those the scaling is of
     */
    public double scaled(int column, double value) {
        return (value - centre[column]) * factor[column];
    }

    float[] scaled(double[] rows) {
        float[] scaled = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int c = i % centre.length;
            scaled[i] = (float) scaled(c, rows[i]);
        }
        return scaled;
    }
}
