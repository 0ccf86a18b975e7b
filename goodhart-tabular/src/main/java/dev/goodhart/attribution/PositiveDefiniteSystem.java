package dev.goodhart.attribution;

/** Solves (A + penalty I) x = b for a symmetric A without negative eigenvalues, by Cholesky's factors. */
final class PositiveDefiniteSystem {
    /** Smallest pivot, relative to the largest diagonal entry: below it there is only rounding. */
    private static final double LEAST_PIVOT = 1e-14;

    private PositiveDefiniteSystem() {}

    /** Uses and overwrites the lower triangle of {@code a}, {@code [n * n]}; the solution takes the place of {@code b}. */
    static void solve(double[] a, int n, double penalty, double[] b) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            a[i * n + i] += penalty;
            largest = Math.max(largest, a[i * n + i]);
        }
        double floor = Math.max(LEAST_PIVOT * largest, Double.MIN_NORMAL);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = i == j ? Math.sqrt(Math.max(sum, floor)) : sum / a[j * n + j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i * n + k] * b[k];
            }
            b[i] /= a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            b[i] /= a[i * n + i];
            for (int k = 0; k < i; k++) {
                b[k] -= a[i * n + k] * b[i];
            }
        }
    }
}
