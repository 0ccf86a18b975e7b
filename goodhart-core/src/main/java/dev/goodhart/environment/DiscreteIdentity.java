package dev.goodhart.environment;

import dev.goodhart.reward.StateEncoding;
import java.util.random.RandomGenerator;

/**
 * The observation tells the right action: it is the one-hot code of an action drawn anew at every step. Whoever learns at all learns this in
 * seconds; who does not has a bug before any algorithm.
 */
public final class DiscreteIdentity implements Dynamics {
    private final EnvironmentSpec spec;
    private final int count;

    /**
     * Makes the dynamics.
     *
     * @param count number of actions, at least 2
     * @param timeLimit steps after which an episode is truncated
     */
    public DiscreteIdentity(int count, int timeLimit) {
        this.count = count;
        this.spec = new EnvironmentSpec("identity-discrete", count, new ActionSpace.Discrete(count), timeLimit);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return count;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        StateEncoding.ONE_HOT.write(random.nextInt(count), count, state, at);
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        reset(state, at, random);
        return false;
    }
}
