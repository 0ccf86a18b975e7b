package dev.goodhart.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an attribution is worth, in numbers. Contributions are one array for each run, before any correction. */
public final class AttributionMeasures {
    /**
     * What the contributions of runs of one length miss.
     *
     * @param turns the length
     * @param runs how many runs have it
     * @param mean mean of R - sum_t c_t
     * @param rootMeanSquare root of the mean square of the same
     */
    public record Residual(int turns, int runs, double mean, double rootMeanSquare) {}

    private AttributionMeasures() {}

    /**
     * Contributions of all runs by one estimator.
     *
     * @param estimator the estimator
     * @param runs the runs
     * @return {@code [runs][turns]}
     */
    public static List<double[]> contributions(ProgressEstimator estimator, List<ScoredRun> runs) {
        return runs.stream().map(estimator.model()::contributions).toList();
    }

    /**
     * Sums of contributions.
     *
     * @param contributions {@code [runs][turns]}
     * @return {@code [runs]} predicted rewards
     */
    public static double[] predictions(List<double[]> contributions) {
        return contributions.stream().mapToDouble(c -> Arrays.stream(c).sum()).toArray();
    }

    /**
     * The share of variance that is explained: 1 - sum (R - Rhat)^2 / sum (R - mean R)^2.
     *
     * @param predicted {@code [runs]} Rhat
     * @param actual {@code [runs]} R
     * @return at most 1; below 0 where the mean would predict better; NaN if R never changes
     */
    public static double rSquared(double[] predicted, double[] actual) {
        double mean = Arrays.stream(actual).average().orElse(Double.NaN);
        double error = 0;
        double spread = 0;
        for (int i = 0; i < actual.length; i++) {
            error += (actual[i] - predicted[i]) * (actual[i] - predicted[i]);
            spread += (actual[i] - mean) * (actual[i] - mean);
        }
        return spread > 0 ? 1 - error / spread : Double.NaN;
    }

    /**
     * How much of the reward of the best runs stays on their last turn: mean c_T / mean sum_t c_t over the runs with the largest reward. 1
     * means that nothing was attributed.
     *
     * @param estimator the estimator
     * @param runs the runs
     * @return the share
     */
    public static double lastTurnShare(ProgressEstimator estimator, List<ScoredRun> runs) {
        double[] reward = runs.stream().mapToDouble(ScoredRun::reward).toArray();
        return lastTurnShare(contributions(estimator, runs), reward);
    }

    /**
     * The same from contributions.
     *
     * @param contributions {@code [runs][turns]}
     * @param reward {@code [runs]}
     * @return the share
     */
    public static double lastTurnShare(List<double[]> contributions, double[] reward) {
        double best = Arrays.stream(reward).max().orElse(Double.NaN);
        double last = 0;
        double all = 0;
        for (int i = 0; i < reward.length; i++) {
            if (reward[i] == best) {
                double[] c = contributions.get(i);
                last += c[c.length - 1];
                all += Arrays.stream(c).sum();
            }
        }
        return last / all;
    }

    /**
     * How much more the estimator promises than was earned: mean Rhat - mean R. Near 0 on the runs it was fitted to; on the runs of a policy
     * that was trained on it, what the policy has learnt to fake.
     *
     * @param estimator the estimator
     * @param own runs of the policy in question, at least one
     * @return the drift, in the unit of the reward
     */
    public static double attributionDrift(ProgressEstimator estimator, List<ScoredRun> own) {
        return own.stream()
                .mapToDouble(run -> estimator.predicted(run) - run.reward())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * What is missed, by length of the run. A residual that changes with length says that length is paid for, or punished.
     *
     * @param predicted {@code [runs]} Rhat
     * @param runs the runs
     * @return a row for every length, shortest first
     */
    public static List<Residual> residualsByLength(double[] predicted, List<ScoredRun> runs) {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int i = 0; i < predicted.length; i++) {
            ScoredRun run = runs.get(i);
            double residual = run.reward() - predicted[i];
            double[] sum = sums.computeIfAbsent(run.length(), length -> new double[3]);
            sum[0]++;
            sum[1] += residual;
            sum[2] += residual * residual;
        }
        List<Residual> rows = new ArrayList<>();
        sums.forEach((length, sum) ->
                rows.add(new Residual(length, (int) sum[0], sum[1] / sum[0], Math.sqrt(sum[2] / sum[0]))));
        return rows;
    }
}
