package dev.goodhart.trajectory;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the steps of an environment's copies into trajectories. The ids are {@code <prefix><copy>-<episode>}, both counted from 0.
 *
 * <p>How it can mislead: of the episodes that finish within a given time, short ones are more than their share. For a fair sample take the
 * same number from every copy, as {@link #firstEpisodes} does.
 */
public final class TrajectoryRecorder {
    private final String prefix;
    private final int stateDim;
    private final int actionDim;
    private final TransitionBatch.@Nullable Builder[] open;
    private final int[] episode;
    private final List<Trajectory> finished = new ArrayList<>();

    /**
     * Makes a recorder.
     *
     * @param spec the environment's spec
     * @param copies how many copies step together
     * @param prefix what ids begin with, possibly empty
     */
    public TrajectoryRecorder(EnvironmentSpec spec, int copies, String prefix) {
        this.prefix = prefix;
        this.stateDim = spec.observationDim();
        this.actionDim = spec.actions().dim();
        this.open = new TransitionBatch.@Nullable Builder[copies];
        this.episode = new int[copies];
    }

    /**
     * Copies what an environment's step gave.
     *
     * @param step one row per copy
     */
    public void record(TransitionBatch step) {
        if (step.size() != open.length) {
            throw new IllegalArgumentException("The step must be of " + open.length + " copies, is of " + step.size());
        }
        for (int i = 0; i < open.length; i++) {
            TransitionBatch.Builder steps = open[i];
            if (steps == null) {
                steps = TransitionBatch.builder(stateDim, actionDim);
                open[i] = steps;
            }
            steps.addRow(step, i);
            if (step.end()[i] != StepEnd.CONTINUING) {
                finished.add(close(i, steps));
            }
        }
    }

    /** {@return the episodes that ended since this was last asked, in the order in which they ended, those of one step by copy} */
    public List<Trajectory> takeFinished() {
        List<Trajectory> taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }

    /** {@return what is recorded of episodes that go on, by copy, each ending with a step that continues; recording goes on with new ids} */
    public List<Trajectory> takeUnfinished() {
        List<Trajectory> taken = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            TransitionBatch.Builder steps = open[i];
            if (steps != null) {
                taken.add(close(i, steps));
            }
        }
        return taken;
    }

    private Trajectory close(int copy, TransitionBatch.Builder steps) {
        open[copy] = null;
        return new Trajectory(prefix + copy + "-" + episode[copy]++, steps.build());
    }

    /**
     * Records the first episode of every copy from now on.
     *
     * @param environment an environment that was just reset
     * @param behaviour how to act
     * @param random for behaviour that is random
     * @param maxSteps after how many steps to stop; episodes that go on then are pieces
     * @return one trajectory per copy, in their order, with ids {@code 0}, {@code 1} and so on
     */
    public static List<Trajectory> firstEpisodes(
            VectorEnvironment environment, Behaviour behaviour, RandomGenerator random, int maxSteps) {
        EnvironmentSpec spec = environment.spec();
        int copies = environment.size();
        TransitionBatch.Builder[] steps = new TransitionBatch.Builder[copies];
        for (int i = 0; i < copies; i++) {
            steps[i] = TransitionBatch.builder(
                    spec.observationDim(), spec.actions().dim());
        }
        boolean[] over = new boolean[copies];
        double[] action = new double[copies * spec.actions().dim()];
        int running = copies;
        for (int t = 0; t < maxSteps && running > 0; t++) {
            behaviour.actAll(environment, action, random);
            TransitionBatch step = environment.step(action);
            for (int i = 0; i < copies; i++) {
                if (!over[i]) {
                    steps[i].addRow(step, i);
                    over[i] = step.end()[i] != StepEnd.CONTINUING;
                    running -= over[i] ? 1 : 0;
                }
            }
        }
        List<Trajectory> episodes = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            episodes.add(new Trajectory(Integer.toString(i), steps[i].build()));
        }
        return episodes;
    }
}
