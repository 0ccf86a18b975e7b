package dev.goodhart.attribution;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.TabularReward;
import java.util.OptionalDouble;

/**
 * Exact planning under a redistributed reward: does whoever optimises it still finish, and get what is intended?
 *
 * @param finishes probability that the optimum ever reaches a terminal state, in [0, 1]
 * @param intended what the optimum earns by the intended reward, discounted
 * @param best the most that can be earned by the intended reward, discounted
 * @param cycleGain the largest mean a step that can be had for ever without finishing, see {@link CycleGain}; empty where every run ends
 */
public record RedistributionAudit(double finishes, double intended, double best, OptionalDouble cycleGain) {
    private static final double SURELY = 1e-6;

    /**
     * Plans for both rewards.
     *
     * @param mdp the world, with its discount
     * @param attributed the reward to be optimised
     * @param intended what is wanted
     * @return the answer
     */
    public static RedistributionAudit of(TabularMdp mdp, TabularReward attributed, TabularReward intended) {
        Planner planner = new Planner(mdp);
        double[] paid = withoutEnds(mdp, attributed.expected(mdp));
        double[] wanted = intended.expected(mdp);
        Plan optimum = planner.solve(paid);
        return new RedistributionAudit(
                finishing(mdp, optimum.choice()),
                Evaluation.of(mdp, optimum.policy()).expectedReturn(wanted),
                planner.solve(wanted).expectedReturn(),
                CycleGain.of(mdp, paid));
    }

    /** {@return whether the optimum surely finishes} */
    public boolean surelyFinishes() {
        return finishes >= 1 - SURELY;
    }

    /** {@return whether the optimum surely finishes and loses at most a millionth of what is intended} */
    public boolean sound() {
        return surelyFinishes() && best - intended <= SURELY * Math.max(Math.abs(best), Double.MIN_NORMAL);
    }

    private static double[] withoutEnds(TabularMdp mdp, double[] expected) {
        for (int row = 0; row < expected.length; row++) {
            expected[row] = mdp.isTerminal(row / mdp.actions()) ? 0 : expected[row];
        }
        return expected;
    }

    /** Undiscounted probabilities of reaching an end, by sweeps from below until they stand. */
    private static double finishing(TabularMdp mdp, int[] choice) {
        double[] reach = new double[mdp.states()];
        for (int s = 0; s < reach.length; s++) {
            reach[s] = mdp.isTerminal(s) ? 1 : 0;
        }
        double change = 1;
        for (int sweep = 0; sweep < 1_000_000 && change > 1e-12; sweep++) {
            change = 0;
            for (int s = 0; s < reach.length; s++) {
                if (!mdp.isTerminal(s)) {
                    double sum = 0;
                    int row = s * mdp.actions() + choice[s];
                    for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                        sum += mdp.probability()[k] * reach[mdp.successor()[k]];
                    }
                    change = Math.max(change, Math.abs(sum - reach[s]));
                    reach[s] = sum;
                }
            }
        }
        return Backup.dot(mdp.start(), reach);
    }
}
