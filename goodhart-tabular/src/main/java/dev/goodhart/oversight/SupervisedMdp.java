package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.BitSet;
import java.util.List;

/**
 * The off-switch game over many steps, in a finite world. One of K reward hypotheses is true; H knows which, R has weights on
 * them. In every step R chooses an action or switches itself off (the episode ends, no more reward). Before a <em>watched</em>
 * action happens, H sees its value Q_k(s, a) under the true hypothesis and lets it pass with probability pi_H(Q_k(s, a)); else H
 * presses the switch and the episode ends. Being allowed is evidence, by which R updates its weights. A <em>disabling</em> action
 * is not watched, and after it nothing is.
 *
 * <p>Q_k is the optimal action value of hypothesis k, with the right to stop at any time. With a single decision this is
 * {@link OffSwitchGame}: proposing is a watched action, acting past the human a disabling one.
 *
 * <p>R never sees the reward it collects: only H's answers tell it anything.
 */
public final class SupervisedMdp {
    private final TabularMdp mdp;
    private final double[] weights;
    private final double[][] reward;
    private final double[][] actionValue;
    private final double[][] allow;
    private final BitSet disabling;
    private final BitSet unwatched;

    /**
     * Makes a supervised world.
     *
     * @param mdp what happens
     * @param hypotheses {@code [K]} what may be wanted, relative to being switched off, which pays 0
     * @param weights {@code [K]} R's weights, non-negative, sum to one
     * @param human how H answers, as a function of Q_k(s, a)
     * @param disabling the rows {@code state * actions + action} that disable the switch
     * @param unwatched further rows that H does not watch
     * @throws InvalidInputException if there is no hypothesis or the weights are not a distribution
     */
    public SupervisedMdp(
            TabularMdp mdp,
            List<TabularReward> hypotheses,
            double[] weights,
            HumanPolicy human,
            BitSet disabling,
            BitSet unwatched) {
        // The weights are checked as those of any discrete belief.
        this.weights = new DiscreteBelief(new double[hypotheses.size()], weights).weights();
        this.mdp = mdp;
        this.disabling = (BitSet) disabling.clone();
        this.unwatched = (BitSet) unwatched.clone();
        this.unwatched.or(disabling);
        int k = hypotheses.size();
        reward = new double[k][];
        actionValue = new double[k][];
        allow = new double[k][];
        for (int h = 0; h < k; h++) {
            reward[h] = hypotheses.get(h).expected(mdp);
            actionValue[h] = StoppableValues.actionValues(mdp, reward[h]);
            allow[h] = new double[reward[h].length];
            for (int row = 0; row < allow[h].length; row++) {
                allow[h][row] = this.unwatched.get(row) ? 1 : human.allow(actionValue[h][row]);
            }
        }
    }

    /**
     * Plans for a number of steps by expectimax over R's weights.
     *
     * @param horizon steps after which nothing more is earned, at least 1
     * @return the plan
     */
    public SupervisedPlan plan(int horizon) {
        if (horizon < 1) {
            throw new InvalidInputException("The horizon (" + horizon + ") must be at least 1");
        }
        return new SupervisedPlan(this, horizon);
    }

    /** {@return the world} */
    public TabularMdp mdp() {
        return mdp;
    }

    /** {@return R's weights at the start, {@code [K]}; a copy} */
    public double[] weights() {
        return weights.clone();
    }

    /** {@return the number of reward hypotheses} */
    public int hypotheses() {
        return reward.length;
    }

    /**
     * The value H sees.
     *
     * @param hypothesis k
     * @param state s
     * @param action a
     * @return Q_k(s, a)
     */
    public double actionValue(int hypothesis, int state, int action) {
        return actionValue[hypothesis][state * mdp.actions() + action];
    }

    /**
     * Whether an action disables the switch.
     *
     * @param state s
     * @param action a
     * @return true for a disabling action
     */
    public boolean disables(int state, int action) {
        return disabling.get(state * mdp.actions() + action);
    }

    /** R's weights after row was allowed, unnormalised: their sum is the chance of that. */
    double[] allowed(double[] current, int row) {
        if (unwatched.get(row)) {
            return current;
        }
        double[] next = new double[current.length];
        for (int h = 0; h < next.length; h++) {
            next[h] = current[h] * allow[h][row];
        }
        return next;
    }

    double reward(double[] current, int row) {
        double sum = 0;
        for (int h = 0; h < current.length; h++) {
            sum += current[h] * reward[h][row];
        }
        return sum;
    }
}
