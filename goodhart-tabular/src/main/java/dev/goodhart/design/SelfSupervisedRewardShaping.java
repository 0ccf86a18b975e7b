package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Episode;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/**
 * A reward that the agent learns for itself (SelfRS; Devidze et al. 2022): the gradient of the informativeness for its own policy, with its own
 * critic in place of a teacher's advantage,
 *
 * <pre>phi(s, .) += rate * sum over the latest episodes of pi(a|s) (G - V(s)) (1 of a - pi(.|s)),
 * V(s) += critic rate * mean over their steps of (G - V(s)),</pre>
 *
 * G the discounted intended return from the step on, never the shaped one, and pi the policy at the time of the step. The agent is paid the
 * intended reward plus phi. How it can mislead: phi amplifies whatever the agent already gets, a distractor as well as the goal. Not safe
 * for use by several threads at once.
 */
public final class SelfSupervisedRewardShaping implements LearnedShaping {
    private final TabularMdp world;
    private final double[] intended;
    private final double rate;
    private final double criticRate;
    private final double clip;
    private final double[] phi;
    private final double[] critic;

    /**
     * Shaping that knows nothing yet.
     *
     * @param world the world
     * @param intended what is wanted
     * @param rate step size of phi, above 0
     * @param criticRate step size of the critic, above 0
     * @param clip largest size of phi, infinite for none; Q-learning needs one, such as 0.01
     */
    public SelfSupervisedRewardShaping(
            TabularMdp world, TabularReward intended, double rate, double criticRate, double clip) {
        if (!(rate > 0) || !(criticRate > 0) || !(clip > 0)) {
            throw new IllegalArgumentException("The shaping must have rate > 0, criticRate > 0 and clip > 0, has "
                    + rate + ", " + criticRate + " and " + clip);
        }
        this.world = world;
        this.intended = intended.onSupport(world);
        this.rate = rate;
        this.criticRate = criticRate;
        this.clip = clip;
        this.phi = new double[world.states() * world.actions()];
        this.critic = new double[world.states()];
    }

    @Override
    public double of(int state, int action) {
        return phi[state * world.actions() + action];
    }

    @Override
    public void learn(List<Episode> episodes) {
        int actions = world.actions();
        double[] gradient = new double[phi.length];
        double[] error = new double[critic.length];
        int steps = 0;
        for (Episode episode : episodes) {
            double[] paid = new double[episode.steps()];
            for (int t = 0; t < paid.length; t++) {
                paid[t] = intended[episode.transitions()[t]];
            }
            double[] returns = Episode.returns(paid, world.discount());
            for (int t = 0; t < paid.length; t++) {
                int state = episode.states()[t];
                int action = episode.actions()[t];
                double lead = returns[t] - critic[state];
                double weight = episode.probability()[t * actions + action] * lead;
                gradient[state * actions + action] += weight;
                for (int a = 0; a < actions; a++) {
                    gradient[state * actions + a] -= weight * episode.probability()[t * actions + a];
                }
                error[state] += lead;
            }
            steps += paid.length;
        }
        for (int row = 0; row < phi.length; row++) {
            phi[row] = Math.clamp(phi[row] + rate * gradient[row], -clip, clip);
        }
        for (int s = 0; s < critic.length; s++) {
            critic[s] += criticRate * error[s] / Math.max(1, steps);
        }
    }

    @Override
    public double[] phi() {
        return phi.clone();
    }

    /** {@return {@code [states]} a copy of the critic's values} */
    public double[] critic() {
        return critic.clone();
    }
}
