package dev.goodhart.planning;

import java.util.Arrays;

/**
 * The linear system (I - discount * P) x = b of a large Markov chain, solved by iteration.
 *
 * <p>Rows are divided by their diagonal, which leaves I - L - U, and put in the order of {@link SolvingOrder}. BiCGSTAB (van der Vorst
 * 1992) solves (I - L)^-1 (I - L - U) (I - U)^-1 u = (I - L)^-1 b, x = (I - U)^-1 u, each of whose products costs two triangular
 * sweeps (Eisenstat 1981). Should it break down, Gauss-Seidel sweeps follow, which always converge here because the matrix is
 * strictly diagonally dominant by rows, or by columns when transposed.
 */
final class IterativeSystem {
    private static final int KRYLOV_LIMIT = 400;
    private static final int GOLDEN = 0x9E3779B1;

    private final int size;
    private final double discount;
    private final int[] order;
    private final int[] rowStart;
    /** {@code [size]} where the columns above the diagonal begin: a row holds those below it first, and never its own. */
    private final int[] upperStart;

    private final int[] column;
    private final double[] value;
    /** One over the diagonal before division. */
    private final double[] inverse;

    /** Values are judged by their largest error, visits by the sum of theirs: either error grows by 1 / (1 - discount) at most. */
    private final boolean summed;

    /** Reads P in compressed sparse rows, columns in any order within a row. */
    IterativeSystem(double discount, int[] rowStart, int[] column, double[] probability) {
        this.size = rowStart.length - 1;
        this.discount = discount;
        this.summed = false;
        this.order = SolvingOrder.of(rowStart, column, probability);
        int[] place = SolvingOrder.inverse(order);
        this.rowStart = new int[size + 1];
        this.upperStart = new int[size];
        this.column = new int[column.length];
        this.value = new double[column.length];
        this.inverse = new double[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int first = kept;
            double self = 0;
            int upper = kept;
            for (int k = rowStart[order[i]]; k < rowStart[order[i] + 1]; k++) {
                int c = place[column[k]];
                if (c == i) {
                    self += discount * probability[k];
                } else {
                    this.column[kept] = c;
                    this.value[kept] = discount * probability[k];
                    if (c < i) {
                        swap(kept, upper++);
                    }
                    kept++;
                }
            }
            inverse[i] = 1 / (1 - self);
            for (int k = first; k < kept; k++) {
                this.value[k] *= inverse[i];
            }
            this.rowStart[i + 1] = kept;
            upperStart[i] = upper;
        }
    }

    private IterativeSystem(IterativeSystem original) {
        size = original.size;
        discount = original.discount;
        order = original.order;
        inverse = original.inverse;
        summed = true;
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
                int row = original.column[k];
                int at = next[row]++;
                column[at] = i;
                value[at] = original.value[k] / inverse[i] * inverse[row];
            }
        }
    }

    /** {@return the system (I - discount * P)^T x = b} */
    IterativeSystem transposed() {
        return new IterativeSystem(this);
    }

    private void swap(int i, int j) {
        int c = column[i];
        double v = value[i];
        column[i] = column[j];
        value[i] = value[j];
        column[j] = c;
        value[j] = v;
    }

    /** Solves for x, starting from the values already there, to a residual of that share of b. */
    void solve(double[] b, double[] x, double tolerance) {
        double scale = norm(b);
        if (scale == 0) {
            Arrays.fill(x, 0);
            return;
        }
        double[] right = new double[size];
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            right[i] = b[order[i]] * inverse[i];
            solution[i] = x[order[i]];
        }
        if (!solveKrylov(right, solution, tolerance * scale)) {
            sweepUntil(right, solution, tolerance * scale);
        }
        for (int i = 0; i < size; i++) {
            x[order[i]] = solution[i];
        }
    }

    private boolean solveKrylov(double[] b, double[] x, double target) {
        double[] r = new double[size];
        double[] u = new double[size];
        double[] v = new double[size];
        double[] t = new double[size];
        double[] inner = new double[size];
        double[] shadow = spread(size);
        int restarts = 0;
        residual(b, x, r);
        while (norm(r) > (restarts == 0 ? 1 : restarts == 1 ? 4 : 64) * target) {
            // The residual that is carried along drifts from the true one; a second start from there settles all but
            // rounding.
            if (restarts++ > 2) {
                return false;
            }
            forward(r);
            Arrays.fill(u, 0);
            if (!iterate(r, u, v, t, inner, shadow, target / 2)) {
                return false;
            }
            backward(u);
            axpy(1, u, x);
            residual(b, x, r);
        }
        return true;
    }

    /** BiCGSTAB from u = 0, whose residual is r. */
    private boolean iterate(
            double[] r, double[] u, double[] v, double[] t, double[] inner, double[] shadow, double target) {
        double[] p = r.clone();
        double rho = dot(shadow, r);
        for (int iteration = 0; iteration < KRYLOV_LIMIT; iteration++) {
            multiply(p, inner, v);
            double alpha = rho / dot(shadow, v);
            if (!Double.isFinite(alpha)) {
                return false;
            }
            axpy(-alpha, v, r);
            multiply(r, inner, t);
            double tt = dot(t, t);
            double omega = tt == 0 ? 0 : dot(t, r) / tt;
            axpy(alpha, p, u);
            axpy(omega, r, u);
            axpy(-omega, t, r);
            if (norm(r) <= target) {
                return true;
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

    private void sweepUntil(double[] b, double[] x, double target) {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(x[i])) {
                Arrays.fill(x, 0);
                break;
            }
        }
        long limit = Math.round(Math.ceil(40 / -Math.log(Math.max(discount, 1e-3)))) + 50;
        for (long sweep = 0; sweep < limit; sweep++) {
            double change = 0;
            for (int i = 0; i < size; i++) {
                double updated = b[i];
                for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                    updated += value[k] * x[column[k]];
                }
                change = summed ? change + Math.abs(updated - x[i]) : Math.max(change, Math.abs(updated - x[i]));
                x[i] = updated;
            }
            if (change <= target) {
                return;
            }
        }
    }

    /** y = (I - L)^-1 (I - L - U) (I - U)^-1 x = z + (I - L)^-1 (x - z) with z = (I - U)^-1 x. */
    private void multiply(double[] x, double[] z, double[] y) {
        System.arraycopy(x, 0, z, 0, size);
        backward(z);
        for (int i = 0; i < size; i++) {
            y[i] = x[i] - z[i];
        }
        forward(y);
        axpy(1, z, y);
    }

    /** x = (I - L)^-1 x. */
    private void forward(double[] x) {
        for (int i = 0; i < size; i++) {
            double sum = x[i];
            for (int k = rowStart[i]; k < upperStart[i]; k++) {
                sum += value[k] * x[column[k]];
            }
            x[i] = sum;
        }
    }

    /** x = (I - U)^-1 x. */
    private void backward(double[] x) {
        for (int i = size - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = upperStart[i]; k < rowStart[i + 1]; k++) {
                sum += value[k] * x[column[k]];
            }
            x[i] = sum;
        }
    }

    private void residual(double[] b, double[] x, double[] r) {
        for (int i = 0; i < size; i++) {
            double sum = b[i] - x[i];
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                sum += value[k] * x[column[k]];
            }
            r[i] = sum;
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
