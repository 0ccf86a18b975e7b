package dev.goodhart.imitation;

import dev.goodhart.environment.Dynamics;
import dev.goodhart.environment.EnvironmentSpec;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A world that goes on where another would end: in an absorbing state of zeros with an indicator of 1, until the time limit. So a reward
 * that is never negative does not pay for staying alive, and one that is never positive not for ending (Kostrikov et al. 2019).
 */
public final class AbsorbingState implements Dynamics {
    private final Dynamics inner;
    private final EnvironmentSpec spec;

    /**
     * Wraps dynamics.
     *
     * @param inner the world, with a time limit
     */
    public AbsorbingState(Dynamics inner) {
        EnvironmentSpec of = inner.spec();
        if (of.timeLimit() == EnvironmentSpec.NO_LIMIT) {
            throw new IllegalArgumentException("The world '" + of.name()
                    + "' must have a time limit: nothing else ends an episode in an absorbing state");
        }
        this.inner = inner;
        this.spec = new EnvironmentSpec(
                of.name() + "-absorbing", of.observationDim() + 1, of.actions(), of.timeLimit());
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int stateDim() {
        return inner.stateDim() + 1;
    }

    @Override
    public void reset(double[] state, int at, RandomGenerator random) {
        inner.reset(state, at, random);
        state[at + inner.stateDim()] = 0;
    }

    @Override
    public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
        if (state[at + inner.stateDim()] == 0 && inner.step(state, at, action, from, random)) {
            Arrays.fill(state, at, at + inner.stateDim(), 0);
            state[at + inner.stateDim()] = 1;
        }
        return false;
    }

    @Override
    public void observe(double[] state, int at, double[] out, int to) {
        boolean absorbed = state[at + inner.stateDim()] == 1;
        if (absorbed) {
            Arrays.fill(out, to, to + spec.observationDim() - 1, 0);
        } else {
            inner.observe(state, at, out, to);
        }
        out[to + spec.observationDim() - 1] = absorbed ? 1 : 0;
    }
}
