package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A^T A for the matrix A = W (I - discount P) with one row for every state and action: about as sparse as pairs of states that one
 * state and action joins.
 *
 * <p>Scaled to I + L + L^T with L below the diagonal, of which L is kept in compressed sparse rows, and preconditioned on both sides
 * by symmetric over-relaxation (Axelsson 1972): B = (I/w + L)^-1 (I + L + L^T) (I/w + L^T)^-1, whose products cost two triangular
 * sweeps (Eisenstat 1981).
 */
final class NormalEquations {
    /** Most products of two entries of a row, per entry of A, for which the matrix is worth its memory. */
    private static final int DENSEST = 16;

    /** Near the best for grids of a few thousand states; anything from 1.5 to 1.9 costs a quarter more at most. */
    private static final double RELAXATION = 1.8;

    private final int[] rowStart;
    /** {@code [size]} one over the root of the diagonal. */
    private final double[] scale;

    private int[] column = new int[1024];
    private double[] value = new double[1024];

    private NormalEquations(int size) {
        rowStart = new int[size + 1];
        scale = new double[size];
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
        normal.assemble(mdp, weight, new TransposedTransitions(mdp));
        normal.keepLower();
        return normal;
    }

    /** The right-hand side of the preconditioned system, from that of A^T A x = b. */
    double[] inner(double[] b) {
        double[] y = scaled(b);
        forward(y);
        return y;
    }

    /** The solution of A^T A x = b, from that of the preconditioned system. */
    double[] outer(double[] u) {
        double[] x = u.clone();
        backward(x);
        return scaled(x);
    }

    /** B v = t + (I/w + L)^-1 (v + (1 - 2/w) t) with t = (I/w + L^T)^-1 v. */
    double[] multiply(double[] v) {
        double[] t = v.clone();
        backward(t);
        double[] y = mixture(v, 1 - 2 / RELAXATION, t);
        forward(y);
        return mixture(y, 1, t);
    }

    private double[] scaled(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = scale[i] * x[i];
        }
        return y;
    }

    private static double[] mixture(double[] x, double factor, double[] z) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] + factor * z[i];
        }
        return y;
    }

    /** x = (I/w + L)^-1 x. */
    private void forward(double[] x) {
        for (int i = 0; i < x.length; i++) {
            double sum = x[i];
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                sum -= value[k] * x[column[k]];
            }
            x[i] = RELAXATION * sum;
        }
    }

    /** x = (I/w + L^T)^-1 x. */
    private void backward(double[] x) {
        for (int i = x.length - 1; i >= 0; i--) {
            double solved = RELAXATION * x[i];
            x[i] = solved;
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                x[column[k]] -= value[k] * solved;
            }
        }
    }

    private void assemble(TabularMdp mdp, double[] weight, TransposedTransitions into) {
        int[] slot = new int[mdp.states()];
        Arrays.fill(slot, -1);
        int size = 0;
        for (int i = 0; i < mdp.states(); i++) {
            rowStart[i] = size;
            for (int row = i * mdp.actions(); row < (i + 1) * mdp.actions(); row++) {
                size = addRow(mdp, row, weight[row] * weight[row], slot, i, size);
            }
            for (int move = i * mdp.actions(); move < (i + 1) * mdp.actions(); move++) {
                for (int k = into.start(move); k < into.start(move + 1); k++) {
                    int row = into.predecessor(k) * mdp.actions() + move % mdp.actions();
                    double factor = -mdp.discount() * into.probability(k) * weight[row] * weight[row];
                    size = addRow(mdp, row, factor, slot, i, size);
                }
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

    /** Scales by the diagonal and leaves out what is not below it. */
    private void keepLower() {
        for (int i = 0; i < scale.length; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                scale[i] = column[k] == i ? 1 / Math.sqrt(value[k]) : scale[i];
            }
        }
        int size = 0;
        for (int i = 0; i < scale.length; i++) {
            int from = rowStart[i];
            rowStart[i] = size;
            for (int k = from; k < rowStart[i + 1]; k++) {
                if (column[k] < i) {
                    column[size] = column[k];
                    value[size++] = value[k] * scale[i] * scale[column[k]];
                }
            }
        }
        rowStart[scale.length] = size;
    }
}
