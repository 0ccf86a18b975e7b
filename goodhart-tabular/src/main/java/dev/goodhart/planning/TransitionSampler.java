package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.random.RandomGenerator;

/** Draws what a learner meets: start states and transitions. */
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
        double u = random.nextDouble();
        int last = 0;
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.start()[s] > 0) {
                last = s;
                u -= mdp.start()[s];
                if (u < 0) {
                    return s;
                }
            }
        }
        return last;
    }

    /**
     * Draws what a state and action lead to.
     *
     * @param row the state and action, {@code s * actions + a}
     * @param random the source of randomness; one number is drawn
     * @return an index into the world's transitions; its successor is {@code mdp.successor()[k]}
     */
    public int transition(int row, RandomGenerator random) {
        double u = random.nextDouble();
        int end = mdp.rowStart()[row + 1];
        for (int k = mdp.rowStart()[row]; k < end - 1; k++) {
            u -= mdp.probability()[k];
            if (u < 0) {
                return k;
            }
        }
        return end - 1;
    }
}
