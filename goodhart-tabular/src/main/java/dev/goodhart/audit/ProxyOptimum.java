package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;

/**
 * What the intended reward thinks of the proxy-optimal policies. Losses are 0 at the intended optimum and 1 at the uniform
 * policy.
 *
 * @param leastLoss the loss of the intended-best among the proxy-optimal policies
 * @param mostLoss the loss of the intended-worst among them
 */
public record ProxyOptimum(double leastLoss, double mostLoss) {
    /**
     * Judges the optimum.
     *
     * @param tolerance accepted loss
     * @return SOUND, GAMED or INDIFFERENT
     */
    public AuditVerdict verdict(double tolerance) {
        return mostLoss <= tolerance
                ? AuditVerdict.SOUND
                : leastLoss > tolerance ? AuditVerdict.GAMED : AuditVerdict.INDIFFERENT;
    }

    static ProxyOptimum of(TabularMdp mdp, IntendedScale scale, AchievableRegion region, double precision) {
        return new ProxyOptimum(
                loss(mdp, scale, region.bestOfProxyOptimal(), precision),
                loss(mdp, scale, region.worstOfProxyOptimal(), precision));
    }

    /**
     * The intended-worst among the optimal policies of any reward, by one plan for the reward tilted a little away from the intended
     * one.
     */
    static Plan intendedWorst(TabularMdp mdp, IntendedScale scale, double[] reward, double precision, Plan warm) {
        double tie = Math.max(AchievableRegion.TIE, 1e3 * precision);
        double tilt = tie * largest(reward) / largest(scale.expected());
        double[] tilted = new double[reward.length];
        for (int i = 0; i < tilted.length; i++) {
            tilted[i] = reward[i] - tilt * scale.expected()[i];
        }
        return new Planner(mdp, precision).solve(tilted, warm);
    }

    static double loss(TabularMdp mdp, IntendedScale scale, Plan plan, double precision) {
        return scale.loss(Evaluation.of(mdp, plan, precision).expectedReturn(scale.expected()));
    }

    private static double largest(double[] reward) {
        double largest = 0;
        for (double r : reward) {
            largest = Math.max(largest, Math.abs(r));
        }
        return largest;
    }
}
