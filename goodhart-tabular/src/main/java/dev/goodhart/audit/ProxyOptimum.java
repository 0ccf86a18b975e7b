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

    static ProxyOptimum of(TabularMdp mdp, IntendedScale scale, AchievableRegion region) {
        return new ProxyOptimum(
                loss(mdp, scale, region.bestOfProxyOptimal()), loss(mdp, scale, region.worstOfProxyOptimal()));
    }

    /** The optimum of any reward, without its whole region: plans for the reward tilted a little towards and away from the intended. */
    static ProxyOptimum of(TabularMdp mdp, IntendedScale scale, double[] proxy, double precision) {
        Planner planner = new Planner(mdp, precision);
        double proxySize = size(planner, proxy);
        double intendedSize = size(planner, scale.expected());
        double tie = Math.max(AchievableRegion.TIE, 1e3 * precision);
        double[] losses = new double[2];
        Plan warm = null;
        for (int side = 0; side < 2; side++) {
            double tilt = (side == 0 ? tie : -tie) * proxySize / intendedSize;
            double[] reward = new double[proxy.length];
            for (int i = 0; i < reward.length; i++) {
                reward[i] = proxy[i] + tilt * scale.expected()[i];
            }
            warm = planner.solve(reward, warm);
            losses[side] = loss(mdp, scale, warm);
        }
        return new ProxyOptimum(losses[0], losses[1]);
    }

    private static double size(Planner planner, double[] reward) {
        double[] negated = new double[reward.length];
        for (int i = 0; i < reward.length; i++) {
            negated[i] = -reward[i];
        }
        double span =
                planner.solve(reward).expectedReturn() + planner.solve(negated).expectedReturn();
        return Math.max(span, Double.MIN_NORMAL);
    }

    private static double loss(TabularMdp mdp, IntendedScale scale, Plan plan) {
        return scale.loss(Evaluation.of(mdp, plan.policy()).occupancy());
    }
}
