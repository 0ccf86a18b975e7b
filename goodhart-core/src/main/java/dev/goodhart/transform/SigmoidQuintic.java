package dev.goodhart.transform;

/**
 * The quintic that is nearest to sigma in least squares on 100 evenly spaced points of [-5, 5], 0 below and 1 above. The points lie
 * symmetrically and sigma(z) - 1/2 is odd, so that it is 1/2 plus an odd polynomial with three coefficients.
 */
final class SigmoidQuintic {
    private static final int POINTS = 100;
    private static final double END = 5;
    private static final double[] ODD = fitted();

    private SigmoidQuintic() {}

    static double value(double z) {
        if (Math.abs(z) > END) {
            return z > 0 ? 1 : 0;
        }
        double t = z / END;
        double square = t * t;
        return 0.5 + t * (ODD[0] + square * (ODD[1] + square * ODD[2]));
    }

    static double slope(double z) {
        if (Math.abs(z) > END) {
            return 0;
        }
        double square = z * z / (END * END);
        return (ODD[0] + square * (3 * ODD[1] + square * 5 * ODD[2])) / END;
    }

    /** Solves the normal equations for t, t^3 and t^5 with t = z / 5, by elimination; they are positive definite. */
    private static double[] fitted() {
        double[][] a = new double[3][4];
        for (int i = 0; i < POINTS; i++) {
            double t = -1 + 2.0 * i / (POINTS - 1);
            double[] basis = {t, t * t * t, t * t * t * t * t, Logistic.sigmoid(END * t) - 0.5};
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    a[row][column] += basis[row] * basis[column];
                }
            }
        }
        for (int pivot = 0; pivot < 3; pivot++) {
            for (int row = 0; row < 3; row++) {
                if (row != pivot) {
                    double factor = a[row][pivot] / a[pivot][pivot];
                    for (int column = pivot; column < 4; column++) {
                        a[row][column] -= factor * a[pivot][column];
                    }
                }
            }
        }
        return new double[] {a[0][3] / a[0][0], a[1][3] / a[1][1], a[2][3] / a[2][2]};
    }
}
