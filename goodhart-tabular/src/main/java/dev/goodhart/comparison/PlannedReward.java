package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.TabularReward;

/**
 * A reward with the two plans that span its returns, for comparison with any number of others.
 *
 * @param expected {@code [states * actions]} expected rewards
 * @param best an optimal plan
 * @param worst an optimal plan for the negated reward; its values are those of the negated reward
 * @param precision of the plans, see {@link Planner}
 */
public record PlannedReward(double[] expected, Plan best, Plan worst, double precision) {
    /**
     * Plans for and against a reward.
     *
     * @param mdp the world
     * @param reward a reward of the world's size
     * @param precision of the plans, see {@link Planner}
     * @return the reward with its plans
     */
    public static PlannedReward of(TabularMdp mdp, TabularReward reward, double precision) {
        double[] expected = reward.expected(mdp);
        Planner planner = new Planner(mdp, precision);
        Plan best = planner.solve(expected);
        Plan warm = new Plan(mdp.actions(), best.choice(), negated(best.values()), 0);
        return new PlannedReward(expected, best, planner.solve(negated(expected), warm), precision);
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}
