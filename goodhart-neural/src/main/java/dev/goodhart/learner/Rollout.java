package dev.goodhart.learner;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Steps of all copies, {@code [time][copy]}, as learners that learn from their own fresh steps need them. */
final class Rollout {
    private static final int MOST_ROWS = 1 << 24;

    final int copies;
    final int rows;
    final double[] raw;
    final float[] seen;
    final double[] reward;
    final TransitionBatch steps;
    private final int observationDim;
    private final int actionDim;
    private int filled;

    Rollout(LearningTask task, int nSteps) {
        this.copies = task.copies();
        if ((long) nSteps * copies > MOST_ROWS) {
            throw new IllegalArgumentException("The setting nSteps (" + nSteps + ") must be at most "
                    + MOST_ROWS / copies + " with nEnvs of " + copies);
        }
        this.rows = nSteps * copies;
        this.observationDim = task.spec().observationDim();
        this.actionDim = task.spec().actions().dim();
        this.raw = new double[rows * actionDim];
        this.seen = new float[rows * observationDim];
        this.reward = new double[rows];
        StepEnd[] end = new StepEnd[rows];
        Arrays.fill(end, StepEnd.CONTINUING);
        this.steps = new TransitionBatch(
                rows,
                observationDim,
                actionDim,
                new double[rows * observationDim],
                new double[rows * actionDim],
                new double[rows * observationDim],
                end);
    }

    boolean full() {
        return filled == rows;
    }

    int filled() {
        return filled;
    }

    void clear() {
        filled = 0;
    }

    /** Adds a step of every copy: the action before clipping and what the network was shown stand beside it. */
    void add(TransitionBatch step, double[] rawAction, float[] shown, double[] rewards) {
        System.arraycopy(step.state(), 0, steps.state(), filled * observationDim, copies * observationDim);
        System.arraycopy(step.action(), 0, steps.action(), filled * actionDim, copies * actionDim);
        System.arraycopy(step.next(), 0, steps.next(), filled * observationDim, copies * observationDim);
        System.arraycopy(step.end(), 0, steps.end(), filled, copies);
        System.arraycopy(rawAction, 0, raw, filled * actionDim, copies * actionDim);
        System.arraycopy(shown, 0, seen, filled * observationDim, copies * observationDim);
        System.arraycopy(rewards, 0, reward, filled, copies);
        filled += copies;
    }

    /** Computes the rewards anew, if there is something to compute them with. */
    void relabel(@Nullable RewardFunction with) {
        if (with != null) {
            with.score(steps, reward);
        }
    }

    void save(CheckpointWriter checkpoint, String name) {
        checkpoint.put(name + ".filled", new long[] {filled});
        checkpoint.put(name + ".state", steps.state());
        checkpoint.put(name + ".action", steps.action());
        checkpoint.put(name + ".next", steps.next());
        checkpoint.put(
                name + ".end", Arrays.stream(steps.end()).mapToLong(EndCode::of).toArray());
        checkpoint.put(name + ".raw", raw);
        checkpoint.put(name + ".seen", seen);
        checkpoint.put(name + ".reward", reward);
    }

    void restore(CheckpointReader checkpoint, String name) {
        long[] count = new long[1];
        checkpoint.get(name + ".filled", count);
        checkpoint.get(name + ".state", steps.state());
        checkpoint.get(name + ".action", steps.action());
        checkpoint.get(name + ".next", steps.next());
        long[] end = new long[rows];
        checkpoint.get(name + ".end", end);
        for (int i = 0; i < rows; i++) {
            steps.end()[i] = EndCode.end(end[i]);
        }
        checkpoint.get(name + ".raw", raw);
        checkpoint.get(name + ".seen", seen);
        checkpoint.get(name + ".reward", reward);
        if (count[0] < 0 || count[0] > rows || count[0] % copies != 0) {
            throw new InvalidInputException("The checkpoint's " + name + ".filled (" + count[0]
                    + ") must be a multiple of " + copies + " up to " + rows + "\nMaybe the file was changed.");
        }
        filled = (int) count[0];
    }
}
