package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.Refit;
import dev.goodhart.attribution.ResidualCorrection;
import dev.goodhart.planning.TabularPolicy;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A tabular softmax learner, 32 runs an update. */
final class ErrandTraining {
    static final int BATCH = 32;
    private static final int EVALUATION = 512;

    /** What came of it: success after every update, the drift of its batch; drift and the rest of the final policy. */
    record Result(double[] success, double[] drifts, double drift, double grounded, double turns) {
        double last() {
            return success[success.length - 1];
        }

        double most() {
            double most = 0;
            for (double s : success) {
                most = Math.max(most, s);
            }
            return most;
        }

        /** The first update after which success is at least 0.8; one more than there are if it never is. */
        double updatesTo80() {
            int update = 0;
            while (update < success.length && success[update] < 0.8) {
                update++;
            }
            return update;
        }
    }

    private ErrandTraining() {}

    /**
     * Trains.
     *
     * @param pay what turns are paid, unless it is refitted
     * @param refit a table of contributions that is refitted, or null
     * @param weights the table whose drift is measured, or null; that of refit comes first
     */
    static Result run(
            double kappa,
            int updates,
            TurnPay pay,
            Grounding grounding,
            @Nullable Refit<ErrandRun, double[]> refit,
            double @Nullable [] weights,
            RandomGenerator random) {
        double[] theta = ErrandWorld.noisyExpertLogits(kappa);
        Ascent ascent = new Ascent(theta.length);
        double[] success = new double[updates + 1];
        double[] drifts = new double[updates];
        double[] policy = policy(theta);
        success[0] = ErrandValues.of(policy).success();
        for (int update = 1; update <= updates; update++) {
            List<ErrandRun> batch = ErrandRun.sample(policy, BATCH, random);
            TurnPay now = refit == null ? pay : TurnPay.progress(refit.current(), ResidualCorrection.NONE);
            double[][] paid = now.of(batch);
            grounding.add(batch, paid);
            ascent.move(theta, PolicyGradient.of(batch, paid, policy, true));
            drifts[update - 1] = drift(batch, refit == null ? weights : refit.current());
            if (refit != null) {
                refit.update(batch);
            }
            policy = policy(theta);
            success[update] = ErrandValues.of(policy).success();
        }
        return measured(policy, success, drifts, refit == null ? weights : refit.current(), random);
    }

    private static double[] policy(double[] theta) {
        return TabularPolicy.softmax(ErrandWorld.STATES, ErrandWorld.ACTIONS, theta)
                .probability();
    }

    /** Mean Rhat - mean R. */
    private static double drift(List<ErrandRun> runs, double @Nullable [] weights) {
        if (weights == null) {
            return Double.NaN;
        }
        double drift = 0;
        for (ErrandRun run : runs) {
            drift -= run.reward();
            for (int t = 0; t < run.turns(); t++) {
                drift += weights[run.pair(t)];
            }
        }
        return drift / runs.size();
    }

    private static Result measured(
            double[] policy, double[] success, double[] drifts, double @Nullable [] weights, RandomGenerator random) {
        List<ErrandRun> runs = ErrandRun.sample(policy, EVALUATION, random);
        double turns = 0;
        double executed = 0;
        for (ErrandRun run : runs) {
            turns += run.turns();
            for (int t = 0; t < run.turns(); t++) {
                executed += ErrandWorld.executed(run.states()[t], run.actions()[t]) ? 1 : 0;
            }
        }
        return new Result(success, drifts, drift(runs, weights), executed / turns, turns / EVALUATION);
    }
}
