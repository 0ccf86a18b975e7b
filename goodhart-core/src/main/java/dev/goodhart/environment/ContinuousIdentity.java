package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/** The observation is the right action: a vector in [-1, 1] per entry, drawn anew at every step. */
public final class ContinuousIdentity implements Dynamics {
    private final EnvironmentSpec spec;
    private final int dim;

    /**
     * Makes the dynamics.
     *
     * @param dim length of observation and action, at least 1
     * @param timeLimit steps after which an episode is truncated
     */
    public ContinuousIdentity(int dim, int timeLimit) {
        this.dim = dim;
        this.spec = new EnvironmentSpec("identity-continuous", dim, ActionSpace.Box.of(dim, -1, 1), timeLimit);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return dim;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        for (int k = 0; k < dim; k++) {
            state[at + k] = Draw.between(-1, 1, random);
        }
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        reset(state, at, random);
        return false;
    }
}
