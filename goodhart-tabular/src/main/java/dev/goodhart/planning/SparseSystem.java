package dev.goodhart.planning;

import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/**
 * The linear system (I - discount * P) x = b of a Markov chain, and its transpose.
 *
 * <p>Up to {@link #DIRECT_LIMIT} states it is factored once by dense LU and every further right-hand side costs two triangular
 * solves. Above that it is solved by an {@link IterativeSystem}, to a residual of 1e-13 of the right-hand side at best.
 */
final class SparseSystem {
    static final int DIRECT_LIMIT = 192;
    static final double FULL_PRECISION = 1e-13;

    private final int size;
    private final double discount;
    private final int[] rowStart;
    private final int[] column;
    private final double[] probability;
    private @Nullable LU<Double> factored;
    private @Nullable IterativeSystem iterative;
    private @Nullable IterativeSystem transposed;

    /** Takes P in compressed sparse rows, columns in any order within a row. */
    SparseSystem(double discount, int[] rowStart, int[] column, double[] probability) {
        this.size = rowStart.length - 1;
        this.discount = discount;
        this.rowStart = rowStart;
        this.column = column;
        this.probability = probability;
    }

    /** Solves for x, starting from the values already in {@code x}. */
    void solve(double[] b, double[] x, double tolerance) {
        if (size <= DIRECT_LIMIT) {
            solveDirect(b, x, false);
        } else {
            iterative().solve(b, x, tolerance);
        }
    }

    /** Solves the transposed system for x, starting from the values already in {@code x}. */
    void solveTransposed(double[] b, double[] x, double tolerance) {
        if (size <= DIRECT_LIMIT) {
            solveDirect(b, x, true);
            return;
        }
        if (transposed == null) {
            transposed = iterative().transposed();
        }
        transposed.solve(b, x, tolerance);
    }

    private IterativeSystem iterative() {
        if (iterative == null) {
            iterative = new IterativeSystem(discount, rowStart, column, probability);
        }
        return iterative;
    }

    private void solveDirect(double[] b, double[] x, boolean transpose) {
        if (factored == null) {
            R064Store matrix = R064Store.FACTORY.make(size, size);
            for (int i = 0; i < size; i++) {
                matrix.set(i, i, 1);
                for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                    matrix.add(i, column[k], -discount * probability[k]);
                }
            }
            LU<Double> lu = LU.R064.make(matrix);
            lu.decompose(matrix);
            factored = lu;
        }
        R064Store right = R064Store.FACTORY.make(size, 1);
        for (int i = 0; i < size; i++) {
            right.set(i, 0, b[i]);
        }
        if (transpose) {
            factored.btran(right);
        } else {
            factored.ftran(right);
        }
        for (int i = 0; i < size; i++) {
            x[i] = right.doubleValue(i, 0);
        }
    }
}
