package dev.goodhart.sharpness;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How steep a reward is where it is used: the distribution of ||grad r|| over points.
 *
 * <p>How it can mislead: slopes depend on units, so points are to be standardized first ({@link #scaleRatio}); points on which the reward
 * was trained flatter it, so measure on fresh ones and on segments between the two kinds it tells apart ({@link #between}); and a
 * largest slope over points is a lower bound on the Lipschitz constant, never an upper one.
 */
public final class LipschitzAudit {
    private LipschitzAudit() {}

    /**
     * Measures slopes.
     *
     * @param gradient the gradient of the reward
     * @param points {@code [n][dim]} where, in standardized units
     * @param n how many, at least 1
     * @param limit k, the slope that is still fine, at least 0
     * @return the slopes
     * @throws IllegalArgumentException if a slope is not finite
     */
    public static SlopeReport of(FieldGradient gradient, double[] points, int n, double limit) {
        if (n < 1 || points.length % n != 0 || !(limit >= 0)) {
            throw new IllegalArgumentException("There must be points, whole rows of them, and a limit >= 0; there are "
                    + points.length + " numbers for " + n + " points and the limit is " + limit);
        }
        int dim = points.length / n;
        double[] gradients = new double[n * dim];
        gradient.gradients(points, n, gradients);
        double[] slope = new double[n];
        double[] byFeature = new double[dim];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int d = 0; d < dim; d++) {
                double g = gradients[i * dim + d];
                sum += g * g;
                byFeature[d] += Math.abs(g) / n;
            }
            slope[i] = Math.sqrt(sum);
            if (!Double.isFinite(slope[i])) {
                throw new IllegalArgumentException("The slope at point " + i + " (" + slope[i] + ") must be finite");
            }
        }
        return new SlopeReport(slope, byFeature, limit);
    }

    /**
     * Points on segments between rows of two sets, as the penalty of Gulrajani et al. (2017) takes them: one share per segment.
     *
     * @param first {@code [..][dim]} rows
     * @param second {@code [..][dim]} rows
     * @param dim numbers in a row
     * @param count how many points
     * @param random chooses the rows and the shares
     * @return {@code [count][dim]}
     */
    public static double[] between(double[] first, double[] second, int dim, int count, RandomGenerator random) {
        double[] points = new double[count * dim];
        for (int i = 0; i < count; i++) {
            int a = random.nextInt(first.length / dim) * dim;
            int b = random.nextInt(second.length / dim) * dim;
            double share = random.nextDouble();
            for (int d = 0; d < dim; d++) {
                points[i * dim + d] = share * first[a + d] + (1 - share) * second[b + d];
            }
        }
        return points;
    }

    /**
     * How far apart the units of the features are: the largest standard deviation over the smallest. Above 10 slopes say little.
     *
     * @param points {@code [n][dim]}
     * @param n how many
     * @return at least 1; infinite if a feature is constant and another is not
     */
    public static double scaleRatio(double[] points, int n) {
        double[] deviation = deviations(points, n);
        double largest = Arrays.stream(deviation).max().orElse(1);
        double smallest = Arrays.stream(deviation).min().orElse(1);
        return largest == 0 ? 1 : largest / smallest;
    }

    /**
     * Standard deviations of the features.
     *
     * @param points {@code [n][dim]}
     * @param n how many
     * @return {@code [dim]} population deviations
     */
    public static double[] deviations(double[] points, int n) {
        int dim = points.length / n;
        double[] deviation = new double[dim];
        for (int d = 0; d < dim; d++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += points[i * dim + d] / n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += (points[i * dim + d] - mean) * (points[i * dim + d] - mean);
            }
            deviation[d] = Math.sqrt(squares / n);
        }
        return deviation;
    }
}
