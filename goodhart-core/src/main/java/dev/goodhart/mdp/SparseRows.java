package dev.goodhart.mdp;

import java.util.Arrays;

/**
 * A sparse matrix in compressed rows. The arrays are the matrix's own and must not be written to.
 *
 * @param rowStart {@code [rows + 1]} where the entries of each row begin
 * @param column {@code [entries]} ascending within a row
 * @param value {@code [entries]}
 */
public record SparseRows(int[] rowStart, int[] column, double[] value) {
    /**
     * A matrix without entries.
     *
     * @param rows how many rows it has
     * @return zero
     */
    public static SparseRows empty(int rows) {
        return new SparseRows(new int[rows + 1], new int[0], new double[0]);
    }

    /**
     * Divides sorted entries into rows.
     *
     * @param rows how many rows there are
     * @param columns how many columns; entries are packed as {@code row * columns + column}
     * @param entries the entries
     * @return the matrix
     */
    public static SparseRows of(int rows, int columns, SortedEntries entries) {
        int[] rowStart = new int[rows + 1];
        int[] column = new int[entries.size()];
        for (int i = 0; i < column.length; i++) {
            rowStart[(int) (entries.key(i) / columns) + 1]++;
            column[i] = (int) (entries.key(i) % columns);
        }
        for (int row = 0; row < rows; row++) {
            rowStart[row + 1] += rowStart[row];
        }
        return new SparseRows(rowStart, column, entries.values());
    }

    /**
     * One entry.
     *
     * @param row its row
     * @param at its column
     * @return its value, 0 where none is stored
     */
    public double get(int row, int at) {
        int k = Arrays.binarySearch(column, rowStart[row], rowStart[row + 1], at);
        return k < 0 ? 0 : value[k];
    }

    /**
     * The sum of two matrices, with an entry wherever either has one.
     *
     * @param other a matrix with as many rows
     * @return the sum
     */
    public SparseRows plus(SparseRows other) {
        if (other.column.length == 0) {
            return this;
        }
        if (column.length == 0) {
            return other;
        }
        return Arrays.equals(rowStart, other.rowStart) && Arrays.equals(column, other.column)
                ? new SparseRows(rowStart, column, sum(value, other.value))
                : merged(other);
    }

    private static double[] sum(double[] left, double[] right) {
        double[] sum = new double[left.length];
        Arrays.setAll(sum, k -> left[k] + right[k]);
        return sum;
    }

    private SparseRows merged(SparseRows other) {
        int[] start = new int[rowStart.length];
        int[] at = new int[column.length + other.column.length];
        double[] sum = new double[at.length];
        int n = 0;
        for (int row = 0; row + 1 < start.length; row++) {
            int i = rowStart[row];
            int j = other.rowStart[row];
            while (i < rowStart[row + 1] || j < other.rowStart[row + 1]) {
                int left = i < rowStart[row + 1] ? column[i] : Integer.MAX_VALUE;
                int right = j < other.rowStart[row + 1] ? other.column[j] : Integer.MAX_VALUE;
                at[n] = Math.min(left, right);
                sum[n++] = (left <= right ? value[i++] : 0) + (right <= left ? other.value[j++] : 0);
            }
            start[row + 1] = n;
        }
        return new SparseRows(start, Arrays.copyOf(at, n), Arrays.copyOf(sum, n));
    }
}
