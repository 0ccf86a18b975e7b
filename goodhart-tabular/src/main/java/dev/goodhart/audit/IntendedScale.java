package dev.goodhart.audit;

import dev.goodhart.planning.Plan;

/**
 * The yardstick for losses: what the intended optimum gains over the uniform policy.
 *
 * @param expected {@code [states * actions]} expected intended rewards
 * @param optimum the intended-optimal plan
 * @param uniformReturn the uniform policy's intended return
 */
record IntendedScale(double[] expected, Plan optimum, double uniformReturn) {
    /** The loss of a return, 0 at the optimum and 1 at the uniform policy; more for worse than that. */
    double loss(double intendedReturn) {
        double best = optimum.expectedReturn();
        return best > uniformReturn ? (best - intendedReturn) / (best - uniformReturn) : 0;
    }
}
