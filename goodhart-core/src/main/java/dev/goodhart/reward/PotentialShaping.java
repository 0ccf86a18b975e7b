package dev.goodhart.reward;

import dev.goodhart.mdp.TabularMdp;

/**
 * Potential-based shaping, F(s, a, s') = discount * Phi(s') - Phi(s) (Ng, Harada and Russell 1999, eq. 2).
 *
 * <p>It changes no policy's rank. On an absorbing terminal state Phi is taken as zero, whatever was given: a terminal potential
 * other than zero would pay for ending the episode. How it can mislead: with a discount below one a negative potential pays for
 * standing still, which slows learning although the optimum stays.
 */
public final class PotentialShaping {
    private PotentialShaping() {}

    /**
     * The shaping reward of a potential.
     *
     * @param mdp the world, for its discount and terminal states
     * @param potential {@code [states]} Phi; ignored on terminal states
     * @return F, a reward of the world's size
     */
    public static TabularReward of(TabularMdp mdp, double[] potential) {
        double[] left = new double[mdp.states()];
        double[] entered = new double[mdp.states()];
        for (int s = 0; s < mdp.states(); s++) {
            double phi = mdp.isTerminal(s) ? 0 : potential[s];
            left[s] = -phi;
            entered[s] = mdp.discount() * phi;
        }
        return TabularReward.onState(mdp.actions(), left).plus(TabularReward.onSuccessor(mdp.actions(), entered));
    }

    /**
     * The shaping reward of a potential over states that are vectors. A step that terminates is paid {@code -Phi(s)}: nothing comes after
     * it, so Phi(s') counts as zero. A truncated step is paid {@code discount * Phi(s') - Phi(s)} as any other: the episode was cut off,
     * the world goes on, and its learner bootstraps from s' (Grzes 2017; {@link StepEnd#bootstraps()}).
     *
     * @param potential Phi
     * @param discount the learner's discount, in [0, 1]
     * @return F as a function
     */
    public static RewardFunction of(StatePotential potential, double discount) {
        if (!(discount >= 0 && discount <= 1)) {
            throw new IllegalArgumentException("The discount (" + discount + ") must be in [0, 1]");
        }
        return (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                int from = i * batch.stateDim();
                double after = batch.end()[i].bootstraps() ? discount * potential.at(batch.next(), from) : 0;
                out[i] = after - potential.at(batch.state(), from);
            }
        };
    }
}
