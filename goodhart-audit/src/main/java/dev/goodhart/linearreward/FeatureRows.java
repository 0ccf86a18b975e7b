package dev.goodhart.linearreward;

import java.util.Arrays;

/**
 * Features of items in compressed sparse rows, to which rows are added. Features of a row that come twice add up.
 */
public final class FeatureRows {
    private final int width;
    private int[] start = new int[64];
    private int[] column = new int[256];
    private double[] value = new double[256];
    private int rows;

    /**
     * No rows yet.
     *
     * @param width how many features there are, at least 1
     */
    public FeatureRows(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("There must be at least 1 feature, there are " + width);
        }
        this.width = width;
    }

    /**
     * Rows of a matrix.
     *
     * @param matrix {@code [rows][features]}
     * @return the rows, zeros left out
     */
    public static FeatureRows dense(double[][] matrix) {
        FeatureRows rows = new FeatureRows(matrix[0].length);
        for (double[] row : matrix) {
            for (int f = 0; f < row.length; f++) {
                if (row[f] != 0) {
                    rows.add(f, row[f]);
                }
            }
            rows.endRow();
        }
        return rows;
    }

    /**
     * Adds a feature to the row under construction.
     *
     * @param feature which, in [0, width)
     * @param amount its value
     */
    public void add(int feature, double amount) {
        if (feature < 0 || feature >= width) {
            throw new IllegalArgumentException("The feature (" + feature + ") must be in [0, " + width + ")");
        }
        int at = start[rows + 1];
        if (at == column.length) {
            column = Arrays.copyOf(column, 2 * at);
            value = Arrays.copyOf(value, 2 * at);
        }
        column[at] = feature;
        value[at] = amount;
        start[rows + 1]++;
    }

    /**
     * Ends the row under construction and begins the next.
     *
     * @return the index of the row that was ended
     */
    public int endRow() {
        rows++;
        if (rows + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
        }
        start[rows + 1] = start[rows];
        return rows - 1;
    }

    /** {@return how many rows were ended} */
    public int rows() {
        return rows;
    }

    /** {@return how many features there are} */
    public int width() {
        return width;
    }

    /**
     * The score of one row.
     *
     * @param row its index
     * @param weights {@code [width]}
     * @return their product
     */
    public double dot(int row, double[] weights) {
        double sum = 0;
        for (int k = start[row]; k < start[row + 1]; k++) {
            sum += value[k] * weights[column[k]];
        }
        return sum;
    }

    /**
     * The scores of all rows.
     *
     * @param weights {@code [width]}
     * @return {@code [rows]}
     */
    public double[] times(double[] weights) {
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = dot(row, weights);
        }
        return scores;
    }

    /**
     * Adds a multiple of a row to a vector.
     *
     * @param row its index
     * @param factor the multiple
     * @param into {@code [width]}
     */
    public void addTo(int row, double factor, double[] into) {
        for (int k = start[row]; k < start[row + 1]; k++) {
            into[column[k]] += factor * value[k];
        }
    }
}
