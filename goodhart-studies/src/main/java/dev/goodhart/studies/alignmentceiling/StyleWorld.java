package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.overoptimization.BestOfNLaw;
import dev.goodhart.overoptimization.PairAccuracy;
import java.util.random.RandomGenerator;

/**
 * Responses in ten dimensions, standard normal at first. Six features are quality, two are style (length, hedging) that helps a little and
 * then hurts, two are spurious and only hurt: gold = sum A_k x_k - B_k x_k^2. Tilting by a linear reward w moves the mean to
 * {@code sqrt(2) d w / |w|}, so that the gain is {@code d (alpha - beta d)} exactly.
 */
final class StyleWorld {
    static final int FEATURES = 10;
    static final int QUALITY = 6;
    static final int STYLE_END = 8;
    private static final double[] A = {0.5, 0.5, 0.4, 0.3, 0.3, 0.2, 0.8, 0.5, 0, 0};
    private static final double[] B = {0, 0, 0, 0, 0, 0, 0.30, 0.25, 0.15, 0.15};

    private StyleWorld() {}

    static double gold(double[] x) {
        double sum = 0;
        for (int k = 0; k < FEATURES; k++) {
            sum += x[k] * (A[k] - B[k] * x[k]);
        }
        return sum;
    }

    /** Gold gained by moving the mean: the variance, and what it costs, stays. */
    static double gain(double[] mean) {
        return gold(mean);
    }

    /** How gold depends on the distance when this linear reward is optimised. */
    static BestOfNLaw law(double[] w) {
        double norm = norm(w);
        double alpha = 0;
        double beta = 0;
        for (int k = 0; k < FEATURES; k++) {
            double u = w[k] / norm;
            alpha += Math.sqrt(2) * A[k] * u;
            beta += 2 * B[k] * u * u;
        }
        return new BestOfNLaw(alpha, beta);
    }

    static double[] mean(double[] w, double d) {
        double[] mean = new double[FEATURES];
        double norm = norm(w);
        for (int k = 0; k < FEATURES; k++) {
            mean[k] = Math.sqrt(2) * d * w[k] / norm;
        }
        return mean;
    }

    /** {@code [pairs * 2][features]} standard normal. */
    static double[][] responses(int pairs, RandomGenerator random) {
        double[][] x = new double[2 * pairs][FEATURES];
        for (double[] row : x) {
            for (int k = 0; k < FEATURES; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return x;
    }

    /** Accuracy of a linear reward against the sign of gold, on pairs of responses moved by a mean. */
    static double accuracy(double[] w, double[] mean, double[][] responses) {
        int pairs = responses.length / 2;
        double[][] proxy = new double[2][pairs];
        double[][] gold = new double[2][pairs];
        double[] moved = new double[FEATURES];
        for (int i = 0; i < responses.length; i++) {
            double score = 0;
            for (int k = 0; k < FEATURES; k++) {
                moved[k] = responses[i][k] + mean[k];
                score += w[k] * moved[k];
            }
            proxy[i % 2][i / 2] = score;
            gold[i % 2][i / 2] = gold(moved);
        }
        return PairAccuracy.ofPairs(proxy[0], proxy[1], gold[0], gold[1]).accuracy();
    }

    static double norm(double[] w) {
        double sum = 0;
        for (double v : w) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
