package dev.goodhart.imitation;

import dev.goodhart.environment.Dynamics;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A world that goes on where another would end: in an absorbing state of zeros with an indicator of 1, until the time limit. So a reward
 * that is never negative does not pay for staying alive, and one that is never positive not for ending (Kostrikov et al. 2019).
 *
 * <p>Demonstrations must be lengthened likewise ({@link #lengthen}), and rows laid out by {@link RowEncoder#absorbing}: what is done in an
 * absorbing state means nothing, and must not tell the expert from the agent. Rewards that are intended are to be counted up to the end
 * of the world within alone.
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
        this.spec =
                new EnvironmentSpec(of.name() + "-absorbing", of.observationDim() + 1, of.actions(), of.timeLimit());
    }

    /**
     * A demonstration as this world would have recorded it: where the world within ended, it goes on in the absorbing state until the time
     * limit, with actions of zeros.
     *
     * @param demonstration of the world within
     * @return of this world; one that was cut off or is a piece only gets the indicator
     * @throws dev.goodhart.input.InvalidInputException if it does not fit
     */
    public Trajectory lengthen(Trajectory demonstration) {
        demonstration.requireFits(inner.spec());
        TransitionBatch steps = demonstration.steps();
        int dim = steps.stateDim();
        int actions = steps.actionDim();
        TransitionBatch.Builder longer = TransitionBatch.builder(dim + 1, actions);
        double[] absorbed = new double[dim + 1];
        absorbed[dim] = 1;
        boolean ended = demonstration.end() == StepEnd.TERMINATED;
        for (int t = 0; t < steps.size(); t++) {
            boolean last = t == steps.size() - 1;
            StepEnd end = ended && last && t + 1 < spec.timeLimit()
                    ? StepEnd.CONTINUING
                    : ended && last ? StepEnd.TRUNCATED : steps.end()[t];
            longer.add(
                    withIndicator(steps.state(), t, dim),
                    Arrays.copyOfRange(steps.action(), t * actions, (t + 1) * actions),
                    ended && last ? absorbed : withIndicator(steps.next(), t, dim),
                    end);
        }
        for (int t = steps.size(); ended && t < spec.timeLimit(); t++) {
            longer.add(
                    absorbed,
                    new double[actions],
                    absorbed,
                    t == spec.timeLimit() - 1 ? StepEnd.TRUNCATED : StepEnd.CONTINUING);
        }
        return new Trajectory(demonstration.id(), longer.build());
    }

    private static double[] withIndicator(double[] states, int row, int dim) {
        return Arrays.copyOf(Arrays.copyOfRange(states, row * dim, (row + 1) * dim), dim + 1);
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
