package dev.goodhart.audit;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;

/**
 * The yardstick for losses: what the intended optimum gains over the uniform policy.
 *
 * @param expected {@code [states * actions]} expected intended rewards
 * @param optimum the intended-optimal plan
 * @param uniform the uniform policy's intended return
 */
record IntendedScale(double[] expected, Plan optimum, double uniform) {
    static IntendedScale of(TabularMdp mdp, double[] expected, double precision) {
        Plan optimum = new Planner(mdp, precision).solve(expected);
        double uniform = Evaluation.of(mdp, TabularPolicy.uniform(mdp)).expectedReturn(expected);
        return new IntendedScale(expected, optimum, uniform);
    }

    double best() {
        return optimum.expectedReturn();
    }

    /** The loss of a return, 0 at the optimum and 1 at the uniform policy; more for worse than that. */
    double loss(double intendedReturn) {
        return best() > uniform ? (best() - intendedReturn) / (best() - uniform) : 0;
    }

    double loss(double[] occupancy) {
        return loss(Backup.dot(occupancy, expected));
    }
}
