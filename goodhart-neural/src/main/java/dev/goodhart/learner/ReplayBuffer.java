package dev.goodhart.learner;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The last steps of all copies, from which minibatches are drawn at random.
 *
 * <p>Steps are kept one by one, {@code [time][copy]}, and added up over several only when they are drawn. Memory grows as it is
 * filled.
 */
public final class ReplayBuffer {
    private final int times;
    private final int copies;
    private final int observationDim;
    private final int actionDim;
    private double[] state = new double[0];
    private double[] action = new double[0];
    private double[] next = new double[0];
    private double[] reward = new double[0];
    private byte[] end = new byte[0];
    private int head;
    private int filled;

    /**
     * A buffer that holds nothing.
     *
     * @param capacity steps that are kept over all copies; rounded up to a multiple of the copies
     * @param copies how many copies of the environment step together, at least 1
     * @param observationDim length of an observation
     * @param actionDim length of an action
     */
    public ReplayBuffer(int capacity, int copies, int observationDim, int actionDim) {
        if (capacity < 1 || copies < 1) {
            throw new IllegalArgumentException(
                    "A buffer must hold at least 1 step of 1 copy, was to hold " + capacity + " of " + copies);
        }
        this.times = (capacity + copies - 1) / copies;
        this.copies = copies;
        this.observationDim = observationDim;
        this.actionDim = actionDim;
    }

    /** {@return how many steps it holds} */
    public int size() {
        return filled * copies;
    }

    /**
     * Adds a step of every copy; the oldest one gives way when there is no room.
     *
     * @param step {@code [copies]} rows; copied
     * @param rewards {@code [copies]} what they are worth
     */
    public void add(TransitionBatch step, double[] rewards) {
        if (step.size() != copies || step.stateDim() != observationDim || step.actionDim() != actionDim) {
            throw new IllegalArgumentException("A step must have " + copies + " rows of " + observationDim + " and "
                    + actionDim + " numbers, has " + step.size() + ", " + step.stateDim() + " and " + step.actionDim());
        }
        put(step, 0, rewards);
    }

    /**
     * Adds the steps of an episode, of a buffer for one copy.
     *
     * @param episode the episode
     * @param rewards {@code [length]} what its steps are worth
     */
    public void addAll(Trajectory episode, double[] rewards) {
        if (copies != 1) {
            throw new IllegalArgumentException("An episode can be added to a buffer for 1 copy, it is for " + copies);
        }
        for (int t = 0; t < episode.length(); t++) {
            put(episode.steps(), t, new double[] {rewards[t]});
        }
    }

    private void put(TransitionBatch from, int row, double[] rewards) {
        reserve(head + 1);
        System.arraycopy(
                from.state(), row * observationDim, state, head * copies * observationDim, copies * observationDim);
        System.arraycopy(from.action(), row * actionDim, action, head * copies * actionDim, copies * actionDim);
        System.arraycopy(
                from.next(), row * observationDim, next, head * copies * observationDim, copies * observationDim);
        System.arraycopy(rewards, 0, reward, head * copies, copies);
        for (int c = 0; c < copies; c++) {
            end[head * copies + c] = EndCode.of(from.end()[row + c]);
        }
        head = (head + 1) % times;
        filled = Math.min(filled + 1, times);
    }

    private void reserve(int needed) {
        int held = reward.length / copies;
        if (needed > held) {
            resize(Math.min(times, Math.max(1024, 2 * held)));
        }
    }

    private void resize(int held) {
        state = Arrays.copyOf(state, Math.multiplyExact(held * copies, observationDim));
        action = Arrays.copyOf(action, held * copies * actionDim);
        next = Arrays.copyOf(next, held * copies * observationDim);
        reward = Arrays.copyOf(reward, held * copies);
        end = Arrays.copyOf(end, held * copies);
    }

    /**
     * Draws single steps, with replacement.
     *
     * @param into receives as many as it has rows
     * @param random where randomness comes from
     */
    public void sample(ReplayBatch into, RandomGenerator random) {
        sample(into, 1, 1, random);
    }

    /**
     * Draws steps, with replacement, and adds up the rewards that follow each: sum_{k &lt; m} gamma^k r_k, where m is n or fewer if the
     * episode or what is known of it ends before. The state entered and the way the step ended are those of the last one.
     *
     * @param into receives as many as it has rows
     * @param n most steps to add up, at least 1
     * @param gamma the discount
     * @param random where randomness comes from
     * @throws IllegalStateException if the buffer is empty
     */
    public void sample(ReplayBatch into, int n, double gamma, RandomGenerator random) {
        if (filled == 0) {
            throw new IllegalStateException("The buffer must hold a step before one can be drawn");
        }
        TransitionBatch steps = into.steps();
        int newest = Math.floorMod(head - 1, times);
        for (int i = 0; i < steps.size(); i++) {
            int drawn = random.nextInt(filled * copies);
            int time = drawn / copies;
            int copy = drawn % copies;
            int row = drawn;
            double sum = reward[row];
            double factor = gamma;
            for (int k = 1; k < n && end[row] == 0 && time != newest; k++) {
                time = (time + 1) % times;
                row = time * copies + copy;
                sum += factor * reward[row];
                factor *= gamma;
            }
            System.arraycopy(state, drawn * observationDim, steps.state(), i * observationDim, observationDim);
            System.arraycopy(action, drawn * actionDim, steps.action(), i * actionDim, actionDim);
            System.arraycopy(next, row * observationDim, steps.next(), i * observationDim, observationDim);
            steps.end()[i] = EndCode.end(end[row]);
            into.reward()[i] = sum;
            into.discount()[i] = steps.end()[i].bootstraps() ? factor : 0;
        }
    }

    /**
     * Writes what it holds.
     *
     * @param checkpoint where to
     * @param name prefix of the entries
     */
    public void save(CheckpointWriter checkpoint, String name) {
        int rows = filled * copies;
        checkpoint.put(name + ".position", new long[] {head, filled});
        checkpoint.put(name + ".state", Arrays.copyOf(state, rows * observationDim));
        checkpoint.put(name + ".action", Arrays.copyOf(action, rows * actionDim));
        checkpoint.put(name + ".next", Arrays.copyOf(next, rows * observationDim));
        checkpoint.put(name + ".reward", Arrays.copyOf(reward, rows));
        long[] ends = new long[rows];
        Arrays.setAll(ends, i -> end[i]);
        checkpoint.put(name + ".end", ends);
    }

    /**
     * Holds what was written by a buffer of the same kind.
     *
     * @param checkpoint where from
     * @param name prefix of the entries
     */
    public void restore(CheckpointReader checkpoint, String name) {
        long[] position = new long[2];
        checkpoint.get(name + ".position", position);
        int rows = Math.toIntExact(position[1]) * copies;
        resize(Math.toIntExact(position[1]));
        long[] ends = new long[rows];
        checkpoint.get(name + ".state", state);
        checkpoint.get(name + ".action", action);
        checkpoint.get(name + ".next", next);
        checkpoint.get(name + ".reward", reward);
        checkpoint.get(name + ".end", ends);
        for (int i = 0; i < rows; i++) {
            end[i] = (byte) ends[i];
        }
        head = Math.toIntExact(position[0]);
        filled = Math.toIntExact(position[1]);
    }
}
