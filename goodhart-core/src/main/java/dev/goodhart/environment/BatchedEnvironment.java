package dev.goodhart.environment;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;

/**
 * Copies of one {@link Dynamics} that step together.
 *
 * <p>Each copy has a generator of its own, seeded by the environment's seed and the copy's number: copy 3 of 8 lives the same life as copy 3
 * of 1024 under the same actions. A step that ends by the world's rules and at the time limit at once is terminated: nothing is earned
 * after it, whoever cut it off. The actions of the returned steps are the ones taken, after clipping. A step allocates nothing.
 */
public final class BatchedEnvironment implements VectorEnvironment {
    private final Dynamics dynamics;
    private final EnvironmentSpec spec;
    private final ActionCheck actions;
    private final int size;
    private final int stateDim;
    private final int observationDim;
    private final double[] state;
    private final double[] observation;
    private final int[] steps;
    private final ResumableRandom[] randoms;
    private final TransitionBatch batch;
    private boolean begun;

    /**
     * Makes the copies. They must be reset before the first step.
     *
     * @param dynamics what happens in each
     * @param copies how many, at least 1
     */
    public BatchedEnvironment(Dynamics dynamics, int copies) {
        if (copies < 1) {
            throw new IllegalArgumentException("The number of copies (" + copies + ") must be at least 1");
        }
        this.dynamics = dynamics;
        this.spec = dynamics.spec();
        this.actions = new ActionCheck(spec);
        this.size = copies;
        this.stateDim = dynamics.stateDim();
        this.observationDim = spec.observationDim();
        int actionDim = spec.actions().dim();
        this.state = new double[copies * stateDim];
        this.observation = new double[copies * observationDim];
        this.steps = new int[copies];
        this.randoms = new ResumableRandom[copies];
        Arrays.setAll(randoms, i -> new ResumableRandom(0));
        StepEnd[] end = new StepEnd[copies];
        Arrays.fill(end, StepEnd.CONTINUING);
        this.batch = new TransitionBatch(
                copies,
                observationDim,
                actionDim,
                new double[copies * observationDim],
                new double[copies * actionDim],
                new double[copies * observationDim],
                end);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void reset(long seed) {
        SeedTree seeds = new SeedTree(seed);
        for (int i = 0; i < size; i++) {
            randoms[i].restore(seeds.child(i).value());
            begin(i);
        }
        begun = true;
    }

    @Override
    public double[] observation() {
        requireBegun();
        return observation;
    }

    @Override
    public TransitionBatch step(double[] action) {
        requireBegun();
        actions.take(action, size, batch.action());
        System.arraycopy(observation, 0, batch.state(), 0, observation.length);
        double[] next = batch.next();
        StepEnd[] end = batch.end();
        int actionDim = batch.actionDim();
        for (int i = 0; i < size; i++) {
            boolean over = dynamics.step(state, i * stateDim, batch.action(), i * actionDim, randoms[i]);
            dynamics.observe(state, i * stateDim, next, i * observationDim);
            steps[i]++;
            end[i] = over ? StepEnd.TERMINATED : steps[i] >= spec.timeLimit() ? StepEnd.TRUNCATED : StepEnd.CONTINUING;
            if (end[i] == StepEnd.CONTINUING) {
                System.arraycopy(next, i * observationDim, observation, i * observationDim, observationDim);
            } else {
                begin(i);
            }
        }
        return batch;
    }

    @Override
    public EnvironmentState save() {
        requireBegun();
        long[] counters = new long[2 * size];
        for (int i = 0; i < size; i++) {
            counters[2 * i] = steps[i];
            counters[2 * i + 1] = randoms[i].state();
        }
        return new EnvironmentState(state, counters);
    }

    @Override
    public void restore(EnvironmentState saved) {
        double[] values = saved.values();
        long[] counters = saved.counters();
        if (values.length != state.length || counters.length != 2 * size) {
            throw new IllegalArgumentException("The saved state must have " + size + " * " + stateDim + " = "
                    + state.length + " values and 2 * " + size + " = " + 2 * size + " counters, has " + values.length
                    + " and " + counters.length + "\nMaybe it is of another environment or another number of copies");
        }
        for (int i = 0; i < size; i++) {
            long taken = counters[2 * i];
            if (taken < 0 || taken >= spec.timeLimit()) {
                throw new IllegalArgumentException(
                        "The steps taken by copy " + i + " (" + taken + ") must be in [0, " + spec.timeLimit() + ")");
            }
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The saved state must be of finite numbers, holds " + value);
            }
        }
        System.arraycopy(values, 0, state, 0, state.length);
        for (int i = 0; i < size; i++) {
            steps[i] = (int) counters[2 * i];
            randoms[i].restore(counters[2 * i + 1]);
            dynamics.observe(state, i * stateDim, observation, i * observationDim);
        }
        begun = true;
    }

    private void begin(int copy) {
        steps[copy] = 0;
        dynamics.reset(state, copy * stateDim, randoms[copy]);
        dynamics.observe(state, copy * stateDim, observation, copy * observationDim);
    }

    private void requireBegun() {
        if (!begun) {
            throw new IllegalStateException("The environment '" + spec.name() + "' must be reset before it is used");
        }
    }
}
