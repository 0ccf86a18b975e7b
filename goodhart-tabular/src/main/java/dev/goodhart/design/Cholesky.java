package dev.goodhart.design;

/** L L' of a symmetric positive definite matrix, in place in the lower triangle. */
final class Cholesky {
    private Cholesky() {}

    /** A pivot that rounding made too small is raised: the interior-point step then stays short in its direction. */
    static void factor(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            double diagonal = a[i * n + i];
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i == j) {
                    a[i * n + i] = Math.sqrt(Math.max(sum, 1e-15 * diagonal + Double.MIN_NORMAL));
                } else {
                    a[i * n + j] = sum / a[j * n + j];
                }
            }
        }
    }

    static void solve(double[] a, int n, double[] b) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i * n + k] * b[k];
            }
            b[i] /= a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= a[k * n + i] * b[k];
            }
            b[i] /= a[i * n + i];
        }
    }
}
