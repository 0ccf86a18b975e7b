package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A^T A for the matrix A = W (I - discount P) with one row for every state and action, in compressed sparse rows: about as sparse as
 * pairs of states that one state and action joins.
 */
final class NormalEquations {
    /** Most products of two entries of a row, per entry of A, for which the matrix is worth its memory. */
    private static final int DENSEST = 16;

    private final int[] rowStart;
    private int[] column = new int[1024];
    private double[] value = new double[1024];

    private NormalEquations(int size) {
        rowStart = new int[size + 1];
    }

    /** The matrix, or null when it would be much larger than the world. */
    static @Nullable NormalEquations of(TabularMdp mdp, double[] weight) {
        long products = 0;
        for (int row = 0; row < weight.length; row++) {
            long entries = 1L + mdp.rowStart()[row + 1] - mdp.rowStart()[row];
            products += entries * entries;
        }
        if (products > DENSEST * ((long) mdp.transitions() + weight.length)) {
            return null;
        }
        NormalEquations normal = new NormalEquations(mdp.states());
        normal.assemble(mdp, weight, new EnteringRows(mdp));
        return normal;
    }

    double[] multiply(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                sum += value[k] * x[column[k]];
            }
            y[i] = sum;
        }
        return y;
    }

    private void assemble(TabularMdp mdp, double[] weight, EnteringRows entering) {
        int[] slot = new int[mdp.states()];
        Arrays.fill(slot, -1);
        int size = 0;
        for (int i = 0; i < mdp.states(); i++) {
            rowStart[i] = size;
            for (int row = i * mdp.actions(); row < (i + 1) * mdp.actions(); row++) {
                size = addRow(mdp, row, weight[row] * weight[row], slot, i, size);
            }
            for (int e = entering.start[i]; e < entering.start[i + 1]; e++) {
                int row = entering.row[e];
                double factor = -mdp.discount() * entering.probability[e] * weight[row] * weight[row];
                size = addRow(mdp, row, factor, slot, i, size);
            }
        }
        rowStart[mdp.states()] = size;
    }

    /** Adds a multiple of (I - discount P)'s row to row i, which begins at rowStart[i] and ends before {@code size}. */
    private int addRow(TabularMdp mdp, int row, double factor, int[] slot, int i, int size) {
        int end = add(row / mdp.actions(), factor, slot, i, size);
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            end = add(mdp.successor()[k], -mdp.discount() * mdp.probability()[k] * factor, slot, i, end);
        }
        return end;
    }

    private int add(int j, double amount, int[] slot, int i, int size) {
        if (slot[j] >= rowStart[i]) {
            value[slot[j]] += amount;
            return size;
        }
        if (size == column.length) {
            column = Arrays.copyOf(column, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
        }
        slot[j] = size;
        column[size] = j;
        value[size] = amount;
        return size + 1;
    }

    /** For every state the rows that may enter it. */
    private static final class EnteringRows {
        private final int[] start;
        private final int[] row;
        private final double[] probability;

        EnteringRows(TabularMdp mdp) {
            start = new int[mdp.states() + 1];
            row = new int[mdp.transitions()];
            probability = new double[mdp.transitions()];
            for (int s : mdp.successor()) {
                start[s + 1]++;
            }
            for (int s = 0; s < mdp.states(); s++) {
                start[s + 1] += start[s];
            }
            int[] next = Arrays.copyOf(start, mdp.states());
            for (int r = 0; r < mdp.states() * mdp.actions(); r++) {
                for (int k = mdp.rowStart()[r]; k < mdp.rowStart()[r + 1]; k++) {
                    int at = next[mdp.successor()[k]]++;
                    row[at] = r;
                    probability[at] = mdp.probability()[k];
                }
            }
        }
    }
}
