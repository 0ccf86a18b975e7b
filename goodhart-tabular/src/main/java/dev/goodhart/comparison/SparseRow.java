package dev.goodhart.comparison;

import java.util.Arrays;

/** A row under construction of which few columns are touched: adding and emptying cost what is touched, not the row's length. */
final class SparseRow {
    private final double[] values;
    private final boolean[] touched;
    private final int[] columns;
    private int count;

    SparseRow(int length) {
        values = new double[length];
        touched = new boolean[length];
        columns = new int[length];
    }

    void add(int column, double value) {
        if (!touched[column]) {
            touched[column] = true;
            columns[count++] = column;
        }
        values[column] += value;
    }

    int count() {
        return count;
    }

    int column(int i) {
        return columns[i];
    }

    double value(int i) {
        return values[columns[i]];
    }

    void sort() {
        Arrays.sort(columns, 0, count);
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            values[columns[i]] = 0;
            touched[columns[i]] = false;
        }
        count = 0;
    }
}
