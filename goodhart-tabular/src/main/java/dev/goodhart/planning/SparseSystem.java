package dev.goodhart.planning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/**
 * The linear system (I - discount * P) x = b of a Markov chain, and its transpose.
 *
 * <p>Up to {@link #DIRECT_LIMIT} states it is factored once by dense LU and every further right-hand side costs two triangular
 * solves. Above that it is solved by BiCGSTAB (van der Vorst 1992) preconditioned with one symmetric Gauss-Seidel sweep, down to
 * a residual of 1e-13 of the right-hand side; should that break down, by Gauss-Seidel sweeps alone, which always converge here
 * because the matrix is strictly diagonally dominant by rows.
 */
final class SparseSystem {
    static final int DIRECT_LIMIT = 192;
    static final double FULL_PRECISION = 1e-13;
    private static final int KRYLOV_LIMIT = 400;
    private static final int GOLDEN = 0x9E3779B1;

    private final int size;
    private final double discount;
    /** {@code [size]} the unknowns in the order in which they are solved; empty for their own order. */
    private final int[] order;

    private final int[] rowStart;
    /** {@code [size]} where the columns above the diagonal begin: a row holds those below it first, and never its own. */
    private final int[] upperStart;

    private final int[] column;
    private final double[] value;
    private final double[] diagonal;
    /** One over the diagonal: a division would lengthen the chain of steps that each row waits for. */
    private final double[] inverse;

    /** Values are judged by their largest error, visits by the sum of theirs: either error grows by 1 / (1 - discount) at most. */
    private final boolean summed;

    private @Nullable SparseSystem transposed;
    private @Nullable LU<Double> factored;

    /** Reads P in compressed sparse rows, columns in any order within a row. */
    SparseSystem(int size, double discount, int[] rowStart, int[] column, double[] probability) {
        this.size = size;
        this.summed = false;
        this.discount = discount;
        this.order = size > DIRECT_LIMIT ? order(rowStart, column, probability) : new int[0];
        int[] place = SolvingOrder.inverse(order);
        this.rowStart = new int[size + 1];
        this.upperStart = new int[size];
        this.column = new int[column.length];
        this.value = new double[column.length];
        this.diagonal = new double[size];
        this.inverse = new double[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int row = order.length == 0 ? i : order[i];
            double self = 0;
            int upper = kept;
            for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
                int c = place.length == 0 ? column[k] : place[column[k]];
                double v = discount * probability[k];
                if (c == i) {
                    self += v;
                } else {
                    this.column[kept] = c;
                    this.value[kept] = v;
                    if (c < i) {
                        swap(kept, upper++);
                    }
                    kept++;
                }
            }
            this.rowStart[i + 1] = kept;
            upperStart[i] = upper;
            diagonal[i] = 1 - self;
            inverse[i] = 1 / diagonal[i];
        }
    }

    private static int[] order(int[] rowStart, int[] column, double[] probability) {
        int[] likeliest = new int[rowStart.length - 1];
        for (int s = 0; s < likeliest.length; s++) {
            likeliest[s] = SolvingOrder.likeliest(s, column, probability, rowStart[s], rowStart[s + 1]);
        }
        return SolvingOrder.of(likeliest);
    }

    private SparseSystem(SparseSystem original) {
        size = original.size;
        order = original.order;
        summed = true;
        discount = original.discount;
        diagonal = original.diagonal;
        inverse = original.inverse;
        rowStart = new int[size + 1];
        upperStart = new int[size];
        int entries = original.rowStart[size];
        column = new int[entries];
        value = new double[entries];
        for (int k = 0; k < entries; k++) {
            rowStart[original.column[k] + 1]++;
        }
        for (int i = 0; i < size; i++) {
            rowStart[i + 1] += rowStart[i];
        }
        int[] next = Arrays.copyOf(rowStart, size);
        for (int i = 0; i < size; i++) {
            // Rows come in order, so that those before row i have filled its columns below the diagonal.
            upperStart[i] = next[i];
            for (int k = original.rowStart[i]; k < original.rowStart[i + 1]; k++) {
                int at = next[original.column[k]]++;
                column[at] = i;
                value[at] = original.value[k];
            }
        }
    }

    private void swap(int i, int j) {
        int c = column[i];
        double v = value[i];
        column[i] = column[j];
        value[i] = value[j];
        column[j] = c;
        value[j] = v;
    }

    /** Solves for x, starting from the values already in {@code x}. */
    void solve(double[] b, double[] x, double tolerance) {
        if (size <= DIRECT_LIMIT) {
            solveDirect(b, x, false);
        } else {
            solveOrdered(this, b, x, tolerance);
        }
    }

    /** Solves the transposed system for x, starting from the values already in {@code x}. */
    void solveTransposed(double[] b, double[] x, double tolerance) {
        if (size <= DIRECT_LIMIT) {
            solveDirect(b, x, true);
            return;
        }
        if (transposed == null) {
            transposed = new SparseSystem(this);
        }
        solveOrdered(transposed, b, x, tolerance);
    }

    private void solveOrdered(SparseSystem system, double[] b, double[] x, double tolerance) {
        double[] right = new double[size];
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            right[i] = b[order[i]];
            solution[i] = x[order[i]];
        }
        if (!system.solveKrylov(right, solution, tolerance)) {
            system.sweepUntil(right, solution, tolerance);
        }
        for (int i = 0; i < size; i++) {
            x[order[i]] = solution[i];
        }
    }

    private void solveDirect(double[] b, double[] x, boolean transpose) {
        if (factored == null) {
            R064Store matrix = R064Store.FACTORY.make(size, size);
            for (int i = 0; i < size; i++) {
                matrix.set(i, i, diagonal[i]);
                for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                    matrix.add(i, column[k], -value[k]);
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

    private boolean solveKrylov(double[] b, double[] x, double tolerance) {
        double scale = norm(b);
        if (scale == 0) {
            Arrays.fill(x, 0);
            return true;
        }
        double target = tolerance * scale;
        double[] r = new double[size];
        double[] t = new double[size];
        residual(b, x, r);
        if (norm(r) <= target) {
            return true;
        }
        double[] shadow = spread(size);
        double[] p = r.clone();
        double[] v = new double[size];
        double[] phat = new double[size];
        double[] shat = new double[size];
        double rho = dot(shadow, r);
        boolean restarted = false;
        for (int iteration = 0; iteration < KRYLOV_LIMIT; iteration++) {
            precondition(p, phat);
            multiply(phat, v);
            double alpha = rho / dot(shadow, v);
            if (!Double.isFinite(alpha)) {
                return false;
            }
            axpy(-alpha, v, r);
            precondition(r, shat);
            multiply(shat, t);
            double tt = dot(t, t);
            double omega = tt == 0 ? 0 : dot(t, r) / tt;
            axpy(alpha, phat, x);
            axpy(omega, shat, x);
            axpy(-omega, t, r);
            if (norm(r) <= target) {
                residual(b, x, r);
                // The residual that is carried along drifts from the true one; a second start from there settles all
                // but rounding.
                if (norm(r) <= (restarted ? 64 : 4) * target) {
                    return true;
                }
                restarted = true;
                System.arraycopy(r, 0, p, 0, size);
                rho = dot(shadow, r);
                continue;
            }
            double next = dot(shadow, r);
            double beta = next / rho * (alpha / omega);
            if (!Double.isFinite(beta) || omega == 0) {
                return false;
            }
            rho = next;
            for (int i = 0; i < size; i++) {
                p[i] = r[i] + beta * (p[i] - omega * v[i]);
            }
        }
        return false;
    }

    /**
     * A vector that touches every unknown, no two alike. BiCGSTAB measures against a fixed vector; its usual choice, the first residual,
     * is zero nearly everywhere when the rewards or the starts are few, and the iteration then stalls.
     */
    private static double[] spread(int size) {
        double[] spread = new double[size];
        for (int i = 0; i < size; i++) {
            spread[i] = 0.5 + ((i * GOLDEN) >>> 8) * 0x1p-24;
        }
        return spread;
    }

    private void sweepUntil(double[] b, double[] x, double tolerance) {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(x[i])) {
                Arrays.fill(x, 0);
                break;
            }
        }
        double scale = Math.max(norm(b), Double.MIN_NORMAL);
        long limit = Math.round(Math.ceil(40 / -Math.log(Math.max(discount, 1e-3)))) + 50;
        for (long sweep = 0; sweep < limit; sweep++) {
            double change = 0;
            for (int i = 0; i < size; i++) {
                double updated = row(b, x, i);
                change = summed ? change + Math.abs(updated - x[i]) : Math.max(change, Math.abs(updated - x[i]));
                x[i] = updated;
            }
            if (change <= tolerance * scale) {
                return;
            }
        }
    }

    private double row(double[] b, double[] x, int i) {
        double sum = b[i];
        for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
            sum += value[k] * x[column[k]];
        }
        return sum * inverse[i];
    }

    /** One symmetric Gauss-Seidel sweep from zero: y = (D - U)^-1 D (D - L)^-1 r. */
    private void precondition(double[] r, double[] y) {
        for (int i = 0; i < size; i++) {
            double sum = r[i];
            for (int k = rowStart[i]; k < upperStart[i]; k++) {
                sum += value[k] * y[column[k]];
            }
            y[i] = sum * inverse[i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = 0;
            for (int k = upperStart[i]; k < rowStart[i + 1]; k++) {
                sum += value[k] * y[column[k]];
            }
            y[i] += sum * inverse[i];
        }
    }

    private void multiply(double[] x, double[] y) {
        for (int i = 0; i < size; i++) {
            double sum = diagonal[i] * x[i];
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                sum -= value[k] * x[column[k]];
            }
            y[i] = sum;
        }
    }

    private void residual(double[] b, double[] x, double[] r) {
        multiply(x, r);
        for (int i = 0; i < size; i++) {
            r[i] = b[i] - r[i];
        }
    }

    private double norm(double[] x) {
        double largest = 0;
        double sum = 0;
        for (double v : x) {
            largest = Math.max(largest, Math.abs(v));
            sum += Math.abs(v);
        }
        return summed ? sum : largest;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void axpy(double a, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += a * x[i];
        }
    }
}
