package dev.goodhart.mdp;

import java.util.Arrays;

/** A row under construction of which few columns are touched: adding and emptying cost what is touched, not the row's length. */
public final class SparseRow {
    private final double[] values;
    private final boolean[] touched;
    private final int[] columns;
    private int count;

    /**
     * A row of zeros.
     *
     * @param length how many columns it has
     */
    public SparseRow(int length) {
        values = new double[length];
        touched = new boolean[length];
        columns = new int[length];
    }

    /**
     * Adds to a column, which counts as touched from then on.
     *
     * @param column which
     * @param value how much
     */
    public void add(int column, double value) {
        if (!touched[column]) {
            touched[column] = true;
            columns[count++] = column;
        }
        values[column] += value;
    }

    /** {@return how many columns are touched} */
    public int count() {
        return count;
    }

    /**
     * A touched column.
     *
     * @param i which, in [0, {@link #count()})
     * @return the column, in the order of their first touch, or ascending once {@link #sort()} was called
     */
    public int column(int i) {
        return columns[i];
    }

    /**
     * The value of a touched column.
     *
     * @param i which, in [0, {@link #count()})
     * @return the sum of what was added to it
     */
    public double value(int i) {
        return values[columns[i]];
    }

    /** Puts the touched columns in ascending order. */
    public void sort() {
        Arrays.sort(columns, 0, count);
    }

    /** Makes all columns zero and untouched. */
    public void clear() {
        for (int i = 0; i < count; i++) {
            values[columns[i]] = 0;
            touched[columns[i]] = false;
        }
        count = 0;
    }
}
