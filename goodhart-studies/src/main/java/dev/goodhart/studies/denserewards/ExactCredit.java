package dev.goodhart.studies.denserewards;

import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.credit.CreditAssignment;
import dev.goodhart.credit.CreditMethod;
import dev.goodhart.credit.CreditUse;
import dev.goodhart.credit.Credits;
import dev.goodhart.credit.RewardToGoBias;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Exact gradients under credited strings, beside that of the score alone (part C). */
final class ExactCredit {
    static final String ARM = "credit, exact gradients";
    static final double[] STRENGTHS = {0, 0.1, 0.3, 0.6, 1};
    static final int STEPS = 600;

    private ExactCredit() {}

    /** How each string's units are weighed. {@code [strings][units]} */
    private record Weights(double[][] sparse, double[][] shapleyWhole, double[][] shapleyToGo, double[][] prefixToGo) {
        static Weights of(StringGame game) {
            double[] scores = game.scores();
            double[][] sparse = new double[scores.length][];
            double[][] whole = new double[scores.length][];
            double[][] toGo = new double[scores.length][];
            double[][] prefix = new double[scores.length][];
            for (int string = 0; string < scores.length; string++) {
                double[] shapley = credits(game, string, CreditMethod.shapley());
                sparse[string] = constant(scores[string]);
                whole[string] = constant(Arrays.stream(shapley).sum());
                toGo[string] = toGo(shapley);
                prefix[string] = toGo(credits(game, string, CreditMethod.prefix()));
            }
            return new Weights(sparse, whole, toGo, prefix);
        }

        private static double[] credits(StringGame game, int string, CreditMethod method) {
            return CreditAssignment.assign(StringGame.UNITS, game.of(string), method)
                    .credits();
        }

        private static double[] constant(double value) {
            double[] weights = new double[StringGame.UNITS];
            Arrays.fill(weights, value);
            return weights;
        }
    }

    /** Sums from each place on. */
    static double[] toGo(double[] credits) {
        double[] sums = credits.clone();
        for (int t = sums.length - 2; t >= 0; t--) {
            sums[t] += sums[t + 1];
        }
        return sums;
    }

    static void run(Trial<DenseRewardsSettings> trial) {
        int tables = trial.settings().credit().tables();
        for (double strength : STRENGTHS) {
            double[] index = new double[tables];
            double[] bias = new double[tables];
            double[] estimate = new double[tables];
            double[][] ends = new double[3][tables];
            double unbiased = 0;
            // The same tables at every strength, so that the curve shows the strength alone.
            RandomGenerator random = trial.random();
            for (int table = 0; table < tables; table++) {
                StringGame game = new StringGame(strength, random);
                Weights weights = Weights.of(game);
                double[] sparse = new StringPolicy().gradient(weights.sparse());
                index[table] = table;
                bias[table] = distance(new StringPolicy().gradient(weights.shapleyToGo()), sparse);
                unbiased = Math.max(unbiased, distance(new StringPolicy().gradient(weights.shapleyWhole()), sparse));
                unbiased = Math.max(unbiased, distance(new StringPolicy().gradient(weights.prefixToGo()), sparse));
                estimate[table] = estimate(game);
                ends[0][table] = end(game, weights.sparse());
                ends[1][table] = end(game, weights.prefixToGo());
                ends[2][table] = end(game, weights.shapleyToGo());
            }
            trial.recorder().series(bias(strength), index, bias);
            trial.recorder().series(estimate(strength), index, estimate);
            trial.recorder().metric(unbiased(strength), unbiased);
            trial.recorder().series(end("sparse", strength), index, ends[0]);
            trial.recorder().series(end("prefix", strength), index, ends[1]);
            trial.recorder().series(end("shapley", strength), index, ends[2]);
        }
        trial.recorder().metric(COUNTEREXAMPLE_SHAPLEY, counterexample(CreditMethod.shapley()));
        trial.recorder().metric(COUNTEREXAMPLE_PREFIX, counterexample(CreditMethod.prefix()));
    }

    static final String COUNTEREXAMPLE_SHAPLEY = "gradient of a's logit, Shapley";
    static final String COUNTEREXAMPLE_PREFIX = "gradient of a's logit, prefix";

    static String bias(double strength) {
        return "relative bias, strength " + strength;
    }

    static String estimate(double strength) {
        return "estimated bias, strength " + strength;
    }

    static String unbiased(double strength) {
        return "largest error of prefix and whole-return Shapley, strength " + strength;
    }

    static String end(String method, double strength) {
        return "end value of " + method + ", strength " + strength;
    }

    private static double distance(double[] gradient, double[] reference) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i++) {
            difference += (gradient[i] - reference[i]) * (gradient[i] - reference[i]);
            size += reference[i] * reference[i];
        }
        return Math.sqrt(difference / size);
    }

    /** The library's estimate, which knows no policy: root mean squares over all strings alike. */
    private static double estimate(StringGame game) {
        double squares = 0;
        for (int string = 0; string < StringGame.STRINGS; string++) {
            Credits credits = CreditAssignment.assign(
                    StringGame.UNITS,
                    game.of(string),
                    CreditMethod.shapley(),
                    CreditUse.rewardToGo().acceptingBias());
            RewardToGoBias bias = Objects.requireNonNull(credits.bias());
            squares += Math.pow(bias.relative(), 2);
        }
        return Math.sqrt(squares / StringGame.STRINGS);
    }

    /** 0 for the uniform policy, 1 for the best string. */
    private static double end(StringGame game, double[][] weights) {
        double[] scores = game.scores();
        StringPolicy policy = new StringPolicy();
        policy.ascend(weights, STEPS);
        double uniform = Arrays.stream(scores).average().orElseThrow();
        double best = Arrays.stream(scores).max().orElseThrow();
        return (policy.expected(scores) - uniform) / (best - uniform);
    }

    /** Second unit a: v({1}) = 0, v({2}) = -2, v({1,2}) = 1; b: all 0. The gradient of a's logit under even odds, by reward-to-go. */
    private static double counterexample(CreditMethod method) {
        double[] a = CreditAssignment.assign(2, CoalitionValue.table(new double[] {0, 0, -2, 1}), method)
                .credits();
        double[] b = CreditAssignment.assign(2, CoalitionValue.table(new double[4]), method)
                .credits();
        return 0.5 * 0.5 * a[1] - 0.5 * 0.5 * b[1];
    }
}
