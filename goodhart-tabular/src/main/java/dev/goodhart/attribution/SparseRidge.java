package dev.goodhart.attribution;

import dev.goodhart.mdp.SparseRows;

/** Ridge weights by conjugate gradients on the normal equations, scaled by their diagonal (Hestenes and Stiefel 1952). */
final class SparseRidge {
    private static final double RESIDUAL = 1e-10;

    private SparseRidge() {}

    static double[] solve(SparseRows a, int features, double[] reward, double penalty) {
        double[] scale = new double[features];
        for (int k = 0; k < a.column().length; k++) {
            scale[a.column()[k]] += a.value()[k] * a.value()[k];
        }
        for (int j = 0; j < features; j++) {
            scale[j] = 1 / (scale[j] + penalty);
        }
        double[] w = new double[features];
        double[] r = transposed(a, reward, features);
        double[] z = product(scale, r);
        double[] p = z.clone();
        double rz = dot(r, z);
        double enough = RESIDUAL * RESIDUAL * rz;
        for (int iteration = 0; iteration < 10 * features && rz > enough; iteration++) {
            double[] q = transposed(a, times(a, p, reward.length), features);
            add(q, penalty, p);
            double step = rz / dot(p, q);
            add(w, step, p);
            add(r, -step, q);
            z = product(scale, r);
            double next = dot(r, z);
            double keep = next / rz;
            for (int j = 0; j < features; j++) {
                p[j] = z[j] + keep * p[j];
            }
            rz = next;
        }
        return w;
    }

    private static double[] times(SparseRows a, double[] x, int rows) {
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = a.rowStart()[i]; k < a.rowStart()[i + 1]; k++) {
                y[i] += a.value()[k] * x[a.column()[k]];
            }
        }
        return y;
    }

    private static double[] transposed(SparseRows a, double[] y, int columns) {
        double[] x = new double[columns];
        for (int i = 0; i < y.length; i++) {
            for (int k = a.rowStart()[i]; k < a.rowStart()[i + 1]; k++) {
                x[a.column()[k]] += a.value()[k] * y[i];
            }
        }
        return x;
    }

    private static double[] product(double[] x, double[] y) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] * y[i];
        }
        return z;
    }

    private static void add(double[] x, double factor, double[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i] += factor * y[i];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
