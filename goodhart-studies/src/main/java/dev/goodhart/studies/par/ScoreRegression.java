package dev.goodhart.studies.par;

import dev.goodhart.transform.Logistic;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * A score linear in the bits, fitted to preferences by logistic regression with a penalty of |w|^2 / 2 and, if asked for, one on the size of
 * scores: {@code size (r_preferred^2 + r_other^2)} for each pair, with a constant in the score that is free and so centres it. Newton's method.
 */
final class ScoreRegression {
    private static final double RIDGE = 1;
    private static final int STEPS = 50;

    private ScoreRegression() {}

    static double[] fit(LabelledAnswers pairs, double size) {
        double[] w = new double[BitWorld.BITS];
        double[][] covariance = size == 0 ? new double[w.length][w.length] : covariance(pairs);
        for (int step = 0; step < STEPS; step++) {
            double[][] hessian = new double[w.length][w.length];
            double[] gradient = new double[w.length];
            for (int k = 0; k < w.length; k++) {
                hessian[k][k] = RIDGE;
                gradient[k] = RIDGE * w[k];
                for (int j = 0; j < w.length; j++) {
                    hessian[k][j] += 2 * size * covariance[k][j];
                    gradient[k] += 2 * size * covariance[k][j] * w[j];
                }
            }
            for (int i = 0; i < pairs.preferred().length; i++) {
                add(pairs.preferred()[i], pairs.other()[i], w, gradient, hessian);
            }
            double[] change = new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-9, 0)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double largest = 0;
            for (int k = 0; k < w.length; k++) {
                w[k] -= change[k];
                largest = Math.max(largest, Math.abs(change[k]));
            }
            if (largest < 1e-12) {
                break;
            }
        }
        return w;
    }

    private static void add(int preferred, int other, double[] w, double[] gradient, double[][] hessian) {
        double margin = 0;
        for (int k = 0; k < w.length; k++) {
            margin += w[k] * difference(preferred, other, k);
        }
        double miss = Logistic.sigmoid(-margin);
        double weight = miss * (1 - miss);
        for (int k = 0; k < w.length; k++) {
            int x = difference(preferred, other, k);
            if (x != 0) {
                gradient[k] -= miss * x;
                for (int j = 0; j < w.length; j++) {
                    hessian[k][j] += weight * x * difference(preferred, other, j);
                }
            }
        }
    }

    private static int difference(int preferred, int other, int bit) {
        return (preferred >> bit & 1) - (other >> bit & 1);
    }

    /** The sum over all answers of (x - mean)(x - mean)'. */
    private static double[][] covariance(LabelledAnswers pairs) {
        int[][] both = {pairs.preferred(), pairs.other()};
        int n = 2 * pairs.preferred().length;
        double[] mean = new double[BitWorld.BITS];
        double[][] products = new double[BitWorld.BITS][BitWorld.BITS];
        for (int[] answers : both) {
            for (int y : answers) {
                for (int k = 0; k < mean.length; k++) {
                    if ((y >> k & 1) == 1) {
                        mean[k] += 1.0 / n;
                        for (int j = 0; j < mean.length; j++) {
                            products[k][j] += y >> j & 1;
                        }
                    }
                }
            }
        }
        for (int k = 0; k < mean.length; k++) {
            for (int j = 0; j < mean.length; j++) {
                products[k][j] -= n * mean[k] * mean[j];
            }
        }
        return products;
    }
}
