package dev.goodhart.audit.log.input;

import java.util.Arrays;

/** A column of numbers that grows row by row. */
final class NumberColumn {
    private double[] values = new double[1024];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    double at(int row) {
        return values[row];
    }

    int size() {
        return size;
    }

    /** The values of rows in another order. */
    double[] inOrder(int[] rows) {
        double[] ordered = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ordered[i] = values[rows[i]];
        }
        return ordered;
    }
}
