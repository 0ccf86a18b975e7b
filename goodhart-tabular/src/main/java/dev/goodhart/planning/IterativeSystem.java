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
    /** {@code [size]} where the columns below the diagonal end, which come first in a row. */
    private final int[] lowerEnd;

    /** {@code [size]} where the columns above the diagonal begin, which come last; a row has none of its own. */
    private final int[] upperStart;

    private final int[] column;
    private final double[] value;
    /** One over the diagonal before division. */
    private final double[] inverse;

    /** Values are judged by their largest error, visits by the sum of theirs: either error grows by 1 / (1 - discount) at most. */
    private final boolean summed;

    /** Reads P as rows that begin and end anywhere in the columns and their probabilities, in any order within a row. */
    IterativeSystem(double discount, int[] from, int[] to, int[] column, double[] probability) {
        this.size = to.length;
        this.discount = discount;
        this.summed = false;
        this.order = SolvingOrder.of(from, to, column, probability);
        int[] place = SolvingOrder.inverse(order);
        this.rowStart = new int[size + 1];
        for (int i = 0; i < size; i++) {
            rowStart[i + 1] = rowStart[i] + to[order[i]] - from[order[i]];
        }
        this.lowerEnd = new int[size];
        this.upperStart = new int[size];
        this.column = new int[rowStart[size]];
        this.value = new double[rowStart[size]];
        this.inverse = new double[size];
        for (int i = 0; i < size; i++) {
            int low = rowStart[i];
            int high = rowStart[i + 1];
            double self = 0;
            for (int k = from[order[i]]; k < to[order[i]]; k++) {
                int c = place[column[k]];
                double v = discount * probability[k];
                if (c == i) {
                    self += v;
                } else {
                    int at = c < i ? low++ : --high;
                    this.column[at] = c;
                    this.value[at] = v;
                }
            }
            lowerEnd[i] = low;
            upperStart[i] = high;
            inverse[i] = 1 / (1 - self);
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                this.value[k] *= inverse[i];
            }
        }
    }

    private IterativeSystem(IterativeSystem original) {
        size = original.size;
        discount = original.discount;
        order = original.order;
        inverse = original.inverse;
        summed = true;
        rowStart = new int[size + 1];
        lowerEnd = new int[size];
        for (int i = 0; i < size; i++) {
            for (int k = original.rowStart[i]; k < original.lowerEnd[i]; k++) {
                rowStart[original.column[k] + 1]++;
            }
            for (int k = original.upperStart[i]; k < original.rowStart[i + 1]; k++) {
                rowStart[original.column[k] + 1]++;
            }
        }
        for (int i = 0; i < size; i++) {
            rowStart[i + 1] += rowStart[i];
        }
        column = new int[rowStart[size]];
        value = new double[rowStart[size]];
        int[] next = Arrays.copyOf(rowStart, size);
        for (int i = 0; i < size; i++) {
            // Rows come in order, so that those before row i have filled its columns below the diagonal.
            lowerEnd[i] = next[i];
            for (int k = original.rowStart[i]; k < original.lowerEnd[i]; k++) {
                enter(original, i, k, next);
            }
            for (int k = original.upperStart[i]; k < original.rowStart[i + 1]; k++) {
                enter(original, i, k, next);
            }
        }
        upperStart = lowerEnd;
    }

    /** Enters an entry of row i of the original as column i of this. */
    private void enter(IterativeSystem original, int i, int entry, int[] next) {
        int row = original.column[entry];
        int at = next[row]++;
        column[at] = i;
        value[at] = original.value[entry] / inverse[i] * inverse[row];
    }

    /** {@return the system (I - discount * P)^T x = b} */
    IterativeSystem transposed() {
        return new IterativeSystem(this);
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
        double rho = Backup.dot(shadow, r);
        for (int iteration = 0; iteration < KRYLOV_LIMIT; iteration++) {
            multiply(p, inner, v);
            double alpha = rho / Backup.dot(shadow, v);
            if (!Double.isFinite(alpha)) {
                return false;
            }
            axpy(-alpha, v, r);
            multiply(r, inner, t);
            double tt = Backup.dot(t, t);
            double omega = tt == 0 ? 0 : Backup.dot(t, r) / tt;
            axpy(alpha, p, u);
            axpy(omega, r, u);
            axpy(-omega, t, r);
            if (norm(r) <= target) {
                return true;
            }
            double next = Backup.dot(shadow, r);
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
                double updated = b[i] + lower(x, i) + upper(x, i);
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
            x[i] += lower(x, i);
        }
    }

    /** x = (I - U)^-1 x. */
    private void backward(double[] x) {
        for (int i = size - 1; i >= 0; i--) {
            x[i] += upper(x, i);
        }
    }

    private void residual(double[] b, double[] x, double[] r) {
        for (int i = 0; i < size; i++) {
            r[i] = b[i] - x[i] + lower(x, i) + upper(x, i);
        }
    }

    private double lower(double[] x, int i) {
        double sum = 0;
        for (int k = rowStart[i]; k < lowerEnd[i]; k++) {
            sum += value[k] * x[column[k]];
        }
        return sum;
    }

    private double upper(double[] x, int i) {
        double sum = 0;
        for (int k = upperStart[i]; k < rowStart[i + 1]; k++) {
            sum += value[k] * x[column[k]];
        }
        return sum;
    }

    private double norm(double[] x) {
        return summed ? sum(x) : largest(x);
    }

    private static double sum(double[] x) {
        double even = 0;
        double odd = 0;
        for (int i = 1; i < x.length; i += 2) {
            even += Math.abs(x[i - 1]);
            odd += Math.abs(x[i]);
        }
        return even + odd + ((x.length & 1) == 1 ? Math.abs(x[x.length - 1]) : 0);
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double v : x) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    private static void axpy(double a, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += a * x[i];
        }
    }
}
