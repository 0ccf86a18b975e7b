package dev.goodhart.audit.log;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Fits factors on the terms so that their sum follows the intended score: least squares, drawn towards one common factor, which keeps
 * the weights as they are. How strongly is chosen by five-fold cross-validation within the episodes it is given.
 *
 * <p>It minimises {@code 1/2 |y - X b|^2 + lambda/2 sum_k |x_k|^2 (b_k - beta)^2} over centred columns by coordinate descent, with
 * {@code b >= 0} unless signs may change; beta is the least-squares factor of the whole proxy, at least 0. Only ratios of the factors
 * matter, so they are divided by the largest: none is above 1, and a weight only shrinks.
 */
final class WeightFit {
    private static final double[] STRENGTHS = {1e-3, 1e-2, 1e-1, 1, 10};
    private static final int FOLDS = 5;
    private static final int SWEEPS = 2000;
    private static final double SETTLED = 1e-10;

    private WeightFit() {}

    /** {@code [terms]} factors, the largest in size 1; all 0 if no term goes with the intended score. */
    static double[] factors(ScoredEpisodes episodes, boolean signsMayChange) {
        double[][] columns = Arrays.copyOf(episodes.contribution(), episodes.contribution().length + 1);
        columns[columns.length - 1] = episodes.intended();
        double[] error = new double[STRENGTHS.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            Moments train = Moments.of(columns, rows(episodes.size(), i -> i % FOLDS != held));
            int[] rest = rows(episodes.size(), i -> i % FOLDS == held);
            Moments test = Moments.of(columns, rest);
            for (int c = 0; c < error.length; c++) {
                double[] b = solve(train, columns.length - 1, STRENGTHS[c], signsMayChange);
                error[c] += residual(test, b) * rest.length;
            }
        }
        double strength = STRENGTHS[0];
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < error.length; c++) {
            if (error[c] < best) {
                best = error[c];
                strength = STRENGTHS[c];
            }
        }
        double[] b = solve(
                Moments.of(columns, rows(episodes.size(), i -> true)), columns.length - 1, strength, signsMayChange);
        double largest = Arrays.stream(b).map(Math::abs).max().orElse(0);
        return largest > 0 ? Arrays.stream(b).map(v -> v / largest).toArray() : b;
    }

    private static int[] rows(int n, IntPredicate which) {
        return IntStream.range(0, n).filter(which).toArray();
    }

    private static double[] solve(Moments moments, int terms, double strength, boolean signsMayChange) {
        double proxyVariance = 0;
        double withProxy = 0;
        for (int k = 0; k < terms; k++) {
            withProxy += moments.covariance(k, terms);
            for (int j = 0; j < terms; j++) {
                proxyVariance += moments.covariance(k, j);
            }
        }
        double common = proxyVariance > 0 ? Math.max(0, withProxy / proxyVariance) : 0;
        double[] b = new double[terms];
        Arrays.fill(b, common);
        double change = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS && change > SETTLED; sweep++) {
            change = 0;
            for (int k = 0; k < terms; k++) {
                double own = moments.covariance(k, k);
                if (own <= 0) {
                    continue;
                }
                double left = moments.covariance(k, terms);
                for (int j = 0; j < terms; j++) {
                    left -= j == k ? 0 : moments.covariance(k, j) * b[j];
                }
                double next = (left + strength * own * common) / (own * (1 + strength));
                next = signsMayChange ? next : Math.max(0, next);
                change = Math.max(change, Math.abs(next - b[k]) / Math.max(1e-300, Math.abs(next)));
                b[k] = next;
            }
        }
        return b;
    }

    /** The mean squared error of centred predictions. */
    private static double residual(Moments moments, double[] b) {
        int y = b.length;
        double error = moments.covariance(y, y);
        for (int k = 0; k < y; k++) {
            error -= 2 * b[k] * moments.covariance(k, y);
            for (int j = 0; j < y; j++) {
                error += b[k] * b[j] * moments.covariance(k, j);
            }
        }
        return error;
    }
}
