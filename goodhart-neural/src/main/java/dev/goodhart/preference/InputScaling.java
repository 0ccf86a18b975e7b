package dev.goodhart.preference;

import java.util.Arrays;

/**
 * Puts inputs in units of what a model was trained on: (x - mean) / deviation, kept within +-10. An input that was constant in training is
 * always 0: nothing was learned about it.
 *
 * @param mean {@code [width]}
 * @param deviation {@code [width]} population standard deviations, 0 for constants
 */
record InputScaling(double[] mean, double[] deviation) {
    static final double LIMIT = 10;

    static InputScaling of(ComparedItems items) {
        int width = items.inputs().width();
        double[] rows = items.rows();
        int count = items.rowCount();
        double[] mean = new double[width];
        double[] squares = new double[width];
        for (int i = 0; i < rows.length; i++) {
            mean[i % width] += rows[i] / count;
        }
        for (int i = 0; i < rows.length; i++) {
            double off = rows[i] - mean[i % width];
            squares[i % width] += off * off / count;
        }
        double[] deviation = new double[width];
        for (int d = 0; d < width; d++) {
            // What rounding alone makes of a constant column is no deviation.
            deviation[d] = Math.sqrt(squares[d]) <= 1e-12 * Math.abs(mean[d]) ? 0 : Math.sqrt(squares[d]);
        }
        return new InputScaling(mean, deviation);
    }

    /** How much a scaled input changes with the input itself: nothing where it is constant or kept within the bounds. */
    double slope(int input, float scaled) {
        return deviation[input] > 0 && Math.abs(scaled) < LIMIT ? 1 / deviation[input] : 0;
    }

    float[] apply(double[] rows, int count) {
        int width = mean.length;
        double[] inverse = Arrays.stream(deviation).map(d -> d > 0 ? 1 / d : 0).toArray();
        float[] out = new float[count * width];
        for (int row = 0, i = 0; row < count; row++) {
            for (int d = 0; d < width; d++, i++) {
                out[i] = (float) Math.clamp((rows[i] - mean[d]) * inverse[d], -LIMIT, LIMIT);
            }
        }
        return out;
    }
}
