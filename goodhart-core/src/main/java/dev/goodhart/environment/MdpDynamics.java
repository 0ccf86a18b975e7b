package dev.goodhart.environment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.StateEncoding;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A finite world, sampled. An episode is over when a terminal state is entered.
 *
 * <p>A world without terminal states goes on for ever and needs a time limit; the world's discount is not applied, it is the learner's.
 * Exact methods count what the self-loops of a terminal state pay; here nothing is earned after the end.
 */
public final class MdpDynamics implements Dynamics {
    private final EnvironmentSpec spec;
    private final TabularMdp mdp;
    private final StateEncoding encoding;
    /** Sums of the start distribution, for drawing. */
    private final double[] startSums;

    /**
     * Makes the dynamics.
     *
     * @param name a name
     * @param mdp what happens
     * @param encoding how a state is seen
     * @param timeLimit steps after which an episode is truncated
     */
    public MdpDynamics(String name, TabularMdp mdp, StateEncoding encoding, int timeLimit) {
        this.spec = new EnvironmentSpec(
                name, encoding.dim(mdp.states()), new ActionSpace.Discrete(mdp.actions()), timeLimit);
        this.mdp = mdp;
        this.encoding = encoding;
        this.startSums = mdp.start().clone();
        Arrays.parallelPrefix(startSums, Double::sum);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return 1;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        double draw = random.nextDouble();
        int low = 0;
        int high = startSums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (draw < startSums[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        // The sums may end a rounding below one: then the draw belongs to the last state that has a chance.
        while (mdp.start()[low] == 0) {
            low--;
        }
        state[at] = low;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        int now = (int) state[at];
        int row = now * mdp.actions() + (int) action[from];
        int k = mdp.rowStart()[row];
        int last = mdp.rowStart()[row + 1] - 1;
        if (k < last) {
            double[] probability = mdp.probability();
            double draw = random.nextDouble() - probability[k];
            while (draw >= 0 && k < last) {
                draw -= probability[++k];
            }
        }
        int next = mdp.successor()[k];
        state[at] = next;
        return mdp.isTerminal(next);
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        encoding.write((int) state[at], mdp.states(), out, to);
    }
}
