package dev.goodhart.representation;

import dev.goodhart.representation.EmbeddingGeometry.Spectrum;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * A linear reward on a frozen embedding: P(a beats b) = sigmoid(w . (z_a - z_b)) for standardised points z (Bradley and Terry 1952), by
 * Newton's method to the optimum of the weighted mean of -log P plus l2 / 2 |w|^2.
 *
 * @param mean {@code [dim]} of the points it was standardised by
 * @param deviation {@code [dim]} their standard deviation, 0 where a coordinate never varies
 * @param weights {@code [dim]} on standardised points
 * @param conditionNumber of the judged points: the widest spread over the narrowest, of what the standardising points spread in. Above
 *     {@link #COLLINEAR} the preferences cannot tell some directions apart
 */
public record PreferenceHead(double[] mean, double[] deviation, double[] weights, double conditionNumber) {
    /** From here on the directions of the judged points count as collinear. */
    public static final double COLLINEAR = 5;

    private static final int NEWTON_STEPS = 60;
    private static final double CONVERGED = 1e-10;
    private static final double FLAT = 1e-6;

    /**
     * Fits a head.
     *
     * @param points {@code [n][dim]} all embedded trajectories, by which coordinates are standardised
     * @param pairs decided pairs of these, of one task
     * @param l2 penalty, above 0: without one the weights of undisputed pairs grow for ever
     * @return the head
     */
    public static PreferenceHead fit(double[][] points, PreferenceRows pairs, double l2) {
        if (pairs.size() == 0 || !(l2 > 0)) {
            throw new IllegalArgumentException(
                    "A head must have a pair and l2 above 0, has " + pairs.size() + " and " + l2);
        }
        int dim = points[0].length;
        double[] mean = EmbeddingGeometry.mean(points);
        double[] deviation = new double[dim];
        double[][] covariance = EmbeddingGeometry.covariance(points, mean);
        for (int c = 0; c < dim; c++) {
            deviation[c] = Math.sqrt(covariance[c][c]);
        }
        double[][] gaps = new double[pairs.size()][dim];
        for (int k = 0; k < gaps.length; k++) {
            double[] better = points[pairs.better()[k]];
            double[] worse = points[pairs.worse()[k]];
            for (int c = 0; c < dim; c++) {
                gaps[k][c] = deviation[c] > 0 ? (better[c] - worse[c]) / deviation[c] : 0;
            }
        }
        double[] weights = newton(gaps, pairs.weight(), l2);
        return new PreferenceHead(mean, deviation, weights, conditionNumber(points, covariance, mean, pairs));
    }

    private static double[] newton(double[][] gaps, double[] weight, double l2) {
        int dim = gaps[0].length;
        double total = Arrays.stream(weight).sum();
        double[] w = new double[dim];
        double value = objective(gaps, weight, total, l2, w);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] gradient = new double[dim];
            double[][] hessian = new double[dim][dim];
            for (int k = 0; k < gaps.length; k++) {
                double p = 1 / (1 + Math.exp(dot(gaps[k], w)));
                for (int a = 0; a < dim; a++) {
                    gradient[a] -= weight[k] / total * p * gaps[k][a];
                    for (int b = 0; b <= a; b++) {
                        hessian[a][b] += weight[k] / total * p * (1 - p) * gaps[k][a] * gaps[k][b];
                    }
                }
            }
            R064Store matrix = R064Store.FACTORY.make(dim, dim);
            R064Store right = R064Store.FACTORY.make(dim, 1);
            double largest = 0;
            for (int a = 0; a < dim; a++) {
                gradient[a] += l2 * w[a];
                largest = Math.max(largest, Math.abs(gradient[a]));
                right.set(a, 0, gradient[a]);
                for (int b = 0; b <= a; b++) {
                    double entry = hessian[a][b] + (a == b ? l2 : 0);
                    matrix.set(a, b, entry);
                    matrix.set(b, a, entry);
                }
            }
            if (largest < CONVERGED) {
                break;
            }
            Cholesky<Double> cholesky = Cholesky.R064.make(dim, dim);
            cholesky.decompose(matrix);
            MatrixStore<Double> direction = cholesky.getSolution(right);
            double[] next = w;
            double nextValue = Double.POSITIVE_INFINITY;
            for (double length = 1; !(nextValue <= value) && length > 1e-8; length /= 2) {
                next = w.clone();
                for (int a = 0; a < dim; a++) {
                    next[a] -= length * direction.doubleValue(a, 0);
                }
                nextValue = objective(gaps, weight, total, l2, next);
            }
            if (!(nextValue <= value)) {
                break;
            }
            w = next;
            value = nextValue;
        }
        return w;
    }

    private static double objective(double[][] gaps, double[] weight, double total, double l2, double[] w) {
        double sum = 0;
        for (int k = 0; k < gaps.length; k++) {
            sum += weight[k] / total * logistic(-dot(gaps[k], w));
        }
        return sum + l2 / 2 * dot(w, w);
    }

    /** log(1 + e^x) without overflow. */
    static double logistic(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    /**
     * The spread of the judged points in every direction, relative to that of all points: both are turned so that all points spread
     * evenly, which makes the number independent of the embedding's own axes. Directions in which nothing spreads are left out.
     */
    private static double conditionNumber(
            double[][] points, double[][] covariance, double[] mean, PreferenceRows pairs) {
        int dim = mean.length;
        Spectrum all = Spectrum.of(covariance);
        int kept = 0;
        while (kept < dim && all.values()[dim - 1 - kept] > FLAT * all.values()[dim - 1]) {
            kept++;
        }
        if (kept == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int[] judged = IntStream.concat(Arrays.stream(pairs.better()), Arrays.stream(pairs.worse()))
                .distinct()
                .sorted()
                .toArray();
        double[][] turned = new double[judged.length][kept];
        for (int i = 0; i < judged.length; i++) {
            for (int v = 0; v < kept; v++) {
                double[] direction = all.vectors()[dim - 1 - v];
                for (int c = 0; c < dim; c++) {
                    turned[i][v] += (points[judged[i]][c] - mean[c]) * direction[c];
                }
                turned[i][v] /= Math.sqrt(all.values()[dim - 1 - v]);
            }
        }
        double[] spread = Spectrum.of(EmbeddingGeometry.covariance(turned, EmbeddingGeometry.mean(turned)))
                .values();
        return spread[0] <= 0 ? Double.POSITIVE_INFINITY : spread[kept - 1] / spread[0];
    }

    /**
     * Scores points.
     *
     * @param points {@code [n][dim]}
     * @return {@code [n]} scores; only differences mean something, a difference is the log odds of being preferred
     */
    public double[] scores(double[][] points) {
        return Arrays.stream(points).mapToDouble(this::scoreOne).toArray();
    }

    /**
     * Scores a point.
     *
     * @param point {@code [dim]}
     * @return its score
     */
    public double scoreOne(double[] point) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += deviation[c] > 0 ? weights[c] * (point[c] - mean[c]) / deviation[c] : 0;
        }
        return sum;
    }

    /** {@return whether the preferences cannot tell some directions of the embedding apart} */
    public boolean collinear() {
        return conditionNumber > COLLINEAR;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
