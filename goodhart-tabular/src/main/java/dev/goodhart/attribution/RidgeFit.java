package dev.goodhart.attribution;

import dev.goodhart.mdp.SparseRows;
import dev.goodhart.mdp.SparseRowsBuilder;
import java.util.Arrays;

/**
 * The linear estimator in closed form: weights w that minimise sum over runs (sum_t w' x_t - R)^2 + penalty |w|^2, which is the loss of
 * progress attribution with a quadratic bias towards small contributions. That bias is what spreads the reward: without it a last turn
 * that shows the outcome takes all of it.
 *
 * <p>Solved by Cholesky's factors of the smaller of the two normal systems (features or runs), or by conjugate gradients where both
 * are large.
 */
public final class RidgeFit {
    /** To how many runs a stated lambda refers; the penalty grows with the number of runs. */
    public static final int RUNS_OF_LAMBDA = 2_000;

    /** Stands for a lambda of 0, for which the weights need not be unique. */
    static final double LEAST_LAMBDA = 1e-9;

    private static final int MOST_DENSE = 1_200;

    private RidgeFit() {}

    /**
     * Fits the weights.
     *
     * @param runs the runs, at least 1
     * @param lambda penalty for 2,000 runs, at least 0; the penalty of n runs is lambda n / 2000. 0 is taken as 1e-9
     * @return {@code [features]} the weights
     */
    public static double[] weights(EncodedRuns runs, double lambda) {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("lambda (" + lambda + ") must be a finite number, at least 0");
        }
        int[] compact = compact(runs);
        int used = Arrays.stream(compact).max().orElse(-1) + 1;
        SparseRows sums = sums(runs, compact, used);
        double penalty = Math.max(lambda, LEAST_LAMBDA) * runs.runs() / RUNS_OF_LAMBDA;
        double[] known = solve(sums, used, runs.reward(), penalty);
        double[] weights = new double[runs.features()];
        for (int feature = 0; feature < weights.length; feature++) {
            weights[feature] = compact[feature] < 0 ? 0 : known[compact[feature]];
        }
        return weights;
    }

    private static double[] solve(SparseRows sums, int features, double[] reward, double penalty) {
        if (Math.min(features, reward.length) > MOST_DENSE) {
            return SparseRidge.solve(sums, features, reward, penalty);
        }
        return features <= reward.length
                ? byFeatures(sums, features, reward, penalty)
                : byRuns(sums, features, reward, penalty);
    }

    /** Numbers the features that occur; -1 for the others, whose weight is 0. */
    private static int[] compact(EncodedRuns runs) {
        int[] compact = new int[runs.features()];
        Arrays.fill(compact, -1);
        int used = 0;
        for (int k = 0; k < runs.turnStart()[runs.turnStart().length - 1]; k++) {
            if (compact[runs.column()[k]] < 0) {
                compact[runs.column()[k]] = used++;
            }
        }
        return compact;
    }

    /** Row i is the sum of the vectors of run i's turns. */
    private static SparseRows sums(EncodedRuns runs, int[] compact, int used) {
        SparseRowsBuilder builder = new SparseRowsBuilder(runs.runs(), used);
        for (int run = 0; run < runs.runs(); run++) {
            for (int k = runs.turnStart()[runs.runStart()[run]]; k < runs.turnStart()[runs.runStart()[run + 1]]; k++) {
                builder.row().add(compact[runs.column()[k]], runs.value()[k]);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** (A'A + penalty I) w = A'R. */
    private static double[] byFeatures(SparseRows a, int features, double[] reward, double penalty) {
        double[] normal = new double[features * features];
        double[] w = new double[features];
        for (int i = 0; i < reward.length; i++) {
            for (int j = a.rowStart()[i]; j < a.rowStart()[i + 1]; j++) {
                int row = a.column()[j] * features;
                w[a.column()[j]] += a.value()[j] * reward[i];
                for (int k = a.rowStart()[i]; k <= j; k++) {
                    normal[row + a.column()[k]] += a.value()[j] * a.value()[k];
                }
            }
        }
        PositiveDefiniteSystem.solve(normal, features, penalty, w);
        return w;
    }

    /** w = A'u with (AA' + penalty I) u = R. */
    private static double[] byRuns(SparseRows a, int features, double[] reward, double penalty) {
        int runs = reward.length;
        double[] gram = new double[runs * runs];
        double[] dense = new double[features];
        for (int i = 0; i < runs; i++) {
            scatter(a, i, dense, 1);
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = a.rowStart()[j]; k < a.rowStart()[j + 1]; k++) {
                    sum += a.value()[k] * dense[a.column()[k]];
                }
                gram[i * runs + j] = sum;
            }
            scatter(a, i, dense, -1);
        }
        double[] u = reward.clone();
        PositiveDefiniteSystem.solve(gram, runs, penalty, u);
        double[] w = new double[features];
        for (int i = 0; i < runs; i++) {
            scatter(a, i, w, u[i]);
        }
        return w;
    }

    private static void scatter(SparseRows a, int row, double[] dense, double factor) {
        for (int k = a.rowStart()[row]; k < a.rowStart()[row + 1]; k++) {
            dense[a.column()[k]] += factor * a.value()[k];
        }
    }
}
