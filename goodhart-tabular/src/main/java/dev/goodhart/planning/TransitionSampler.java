package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.random.RandomGenerator;

/** Draws what a learner meets: start states, actions and transitions. */
public final class TransitionSampler {
    private final TabularMdp mdp;

    /**
     * A sampler of a world.
     *
     * @param mdp the world
     */
    public TransitionSampler(TabularMdp mdp) {
        this.mdp = mdp;
    }

    /**
     * Draws a start state.
     *
     * @param random the source of randomness; one number is drawn
     * @return the state
     */
    public int start(RandomGenerator random) {
        return draw(mdp.start(), 0, mdp.states(), random);
    }

    /**
     * Draws what a policy does.
     *
     * @param policy the policy
     * @param state where it is
     * @param random the source of randomness; one number is drawn
     * @return the state and action, {@code s * actions + a}
     */
    public int row(TabularPolicy policy, int state, RandomGenerator random) {
        return draw(policy.probability(), state * mdp.actions(), (state + 1) * mdp.actions(), random);
    }

    /**
     * Draws what a state and action lead to.
     *
     * @param row the state and action, {@code s * actions + a}
     * @param random the source of randomness; one number is drawn
     * @return an index into the world's transitions; its successor is {@code mdp.successor()[k]}
     */
    public int transition(int row, RandomGenerator random) {
        return draw(mdp.probability(), mdp.rowStart()[row], mdp.rowStart()[row + 1], random);
    }

    /** The last that is possible stands for what rounding leaves. */
    private static int draw(double[] probability, int from, int to, RandomGenerator random) {
        double u = random.nextDouble();
        int last = from;
        for (int i = from; i < to; i++) {
            if (probability[i] > 0) {
                last = i;
                u -= probability[i];
                if (u < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
