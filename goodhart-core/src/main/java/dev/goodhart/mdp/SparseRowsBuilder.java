package dev.goodhart.mdp;

import java.util.Arrays;

/** Builds {@link SparseRows} row by row, each from entries in any order. */
public final class SparseRowsBuilder {
    private final SparseRow row;
    private final int[] rowStart;
    private int[] column = new int[1024];
    private double[] value = new double[1024];
    private int rows;

    /**
     * A matrix without rows yet.
     *
     * @param rows how many rows it will have
     * @param columns how many columns it has
     */
    public SparseRowsBuilder(int rows, int columns) {
        row = new SparseRow(columns);
        rowStart = new int[rows + 1];
    }

    /** {@return the row under construction, to be added to} */
    public SparseRow row() {
        return row;
    }

    /** {@return how many entries the finished rows have} */
    public int size() {
        return rowStart[rows];
    }

    /** Finishes the row under construction and begins the next. */
    public void endRow() {
        row.sort();
        int size = size();
        if (size + row.count() > column.length) {
            int grown = Math.max(column.length + column.length / 2, size + row.count());
            column = Arrays.copyOf(column, grown);
            value = Arrays.copyOf(value, grown);
        }
        for (int i = 0; i < row.count(); i++) {
            column[size] = row.column(i);
            value[size++] = row.value(i);
        }
        row.clear();
        rowStart[++rows] = size;
    }

    /** {@return the matrix, once all rows are finished} */
    public SparseRows build() {
        return new SparseRows(rowStart, Arrays.copyOf(column, size()), Arrays.copyOf(value, size()));
    }
}
