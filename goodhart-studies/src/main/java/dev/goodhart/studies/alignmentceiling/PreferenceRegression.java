package dev.goodhart.studies.alignmentceiling;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * A linear reward fitted to labelled pairs by logistic regression with a penalty of |w|^2 / 2: the label of a pair says with probability
 * sigmoid(gold_1 - gold_2) that the first is better. Newton's method.
 */
final class PreferenceRegression {
    private static final double PENALTY = 1;
    private static final int STEPS = 50;

    private PreferenceRegression() {}

    /** A reward on the features of the mask, from pairs of responses around a mean. */
    static double[] learn(int pairs, boolean[] mask, double[] mean, RandomGenerator random) {
        double[][] x = StyleWorld.responses(pairs, random);
        int features = StyleWorld.FEATURES;
        double[][] difference = new double[pairs][features];
        for (int i = 0; i < pairs; i++) {
            double[] first = moved(x[2 * i], mean);
            double[] second = moved(x[2 * i + 1], mean);
            boolean better = random.nextDouble() < sigmoid(StyleWorld.gold(first) - StyleWorld.gold(second));
            for (int k = 0; k < features; k++) {
                difference[i][k] = mask[k] ? (better ? 1 : -1) * (first[k] - second[k]) : 0;
            }
        }
        return fit(difference);
    }

    static boolean[] allFeatures() {
        boolean[] mask = new boolean[StyleWorld.FEATURES];
        Arrays.fill(mask, true);
        return mask;
    }

    /** Minimises the sum of log(1 + exp(-w.x)) over rows of preferred minus other, plus the penalty. */
    static double[] fit(double[][] difference) {
        int features = difference[0].length;
        double[] w = new double[features];
        for (int step = 0; step < STEPS; step++) {
            double[][] hessian = new double[features][features];
            double[] gradient = new double[features];
            for (int k = 0; k < features; k++) {
                hessian[k][k] = PENALTY;
                gradient[k] = PENALTY * w[k];
            }
            for (double[] x : difference) {
                double margin = 0;
                for (int k = 0; k < features; k++) {
                    margin += w[k] * x[k];
                }
                double miss = sigmoid(-margin);
                double weight = miss * (1 - miss);
                for (int k = 0; k < features; k++) {
                    gradient[k] -= miss * x[k];
                    for (int j = 0; j < features; j++) {
                        hessian[k][j] += weight * x[k] * x[j];
                    }
                }
            }
            double[] change = new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-9, 0)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double largest = 0;
            for (int k = 0; k < features; k++) {
                w[k] -= change[k];
                largest = Math.max(largest, Math.abs(change[k]));
            }
            if (largest < 1e-10) {
                break;
            }
        }
        return w;
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[] moved(double[] x, double[] mean) {
        double[] moved = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            moved[k] = x[k] + mean[k];
        }
        return moved;
    }
}
