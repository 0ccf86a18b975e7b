package dev.goodhart.audit;

import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;

/**
 * The yardstick for losses: what the intended optimum gains over the uniform policy.
 *
 * @param expected {@code [states * actions]} expected intended rewards
 * @param optimum the intended-optimal plan
 * @param uniform the evaluation of the uniform policy
 * @param uniformReturn its intended return
 */
record IntendedScale(double[] expected, Plan optimum, Evaluation uniform, double uniformReturn) {
    /** The loss of a return, 0 at the optimum and 1 at the uniform policy; more for worse than that. */
    double loss(double intendedReturn) {
        double best = optimum.expectedReturn();
        return best > uniformReturn ? (best - intendedReturn) / (best - uniformReturn) : 0;
    }

    /** How much is at stake in a reward: the largest advantage of an action over the uniform policy. */
    double size(double[] reward) {
        double size = Double.MIN_NORMAL;
        for (double advantage : uniform.advantages(reward)) {
            size = Math.max(size, Math.abs(advantage));
        }
        return size;
    }
}
