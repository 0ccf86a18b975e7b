package dev.goodhart.audit;

import dev.goodhart.comparison.PlannedReward;

/**
 * The yardstick for losses: what the intended optimum gains over the uniform policy.
 *
 * @param intended the intended reward with its plans
 * @param uniformReturn the uniform policy's intended return
 */
record IntendedScale(PlannedReward intended, double uniformReturn) {
    /** {@return {@code [states * actions]} expected intended rewards} */
    double[] expected() {
        return intended.expected();
    }

    /** The loss of a return, 0 at the optimum and 1 at the uniform policy; more for worse than that. */
    double loss(double intendedReturn) {
        double best = intended.best().expectedReturn();
        return best > uniformReturn ? (best - intendedReturn) / (best - uniformReturn) : 0;
    }
}
