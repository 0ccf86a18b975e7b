package dev.goodhart.learner;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.RewardFunction;
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
    private static final int OVER = -1;

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
        int[] rows = draw(into.steps().size(), n, random);
        double[] paid = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            paid[i] = rows[i] == OVER ? 0 : reward[rows[i]];
        }
        put(into, rows, paid, n, gamma);
    }

    /**
     * The same with rewards computed anew: every step that is added up is scored, all of them in one batch, and what it was worth when it was
     * added is forgotten.
     *
     * @param into receives as many as it has rows
     * @param n most steps to add up, at least 1
     * @param gamma the discount
     * @param scored what steps are worth
     * @param random where randomness comes from
     * @throws IllegalStateException if the buffer is empty
     */
    public void sample(ReplayBatch into, int n, double gamma, RewardFunction scored, RandomGenerator random) {
        int[] rows = draw(into.steps().size(), n, random);
        int[] known = Arrays.stream(rows).filter(row -> row != OVER).toArray();
        ReplayBatch steps = ReplayBatch.of(known.length, observationDim, actionDim);
        for (int i = 0; i < known.length; i++) {
            copy(known[i], known[i], steps.steps(), i);
        }
        scored.score(steps.steps(), steps.reward());
        double[] paid = new double[rows.length];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            paid[i] = rows[i] == OVER ? 0 : steps.reward()[next++];
        }
        put(into, rows, paid, n, gamma);
    }

    /** {@code [count][n]} rows of steps that follow each other, and OVER from where the episode or what is known of it ends. */
    private int[] draw(int count, int n, RandomGenerator random) {
        if (filled == 0) {
            throw new IllegalStateException("The buffer must hold a step before one can be drawn");
        }
        int newest = Math.floorMod(head - 1, times);
        int[] rows = new int[count * n];
        for (int i = 0; i < rows.length; i++) {
            if (i % n == 0) {
                rows[i] = random.nextInt(filled * copies);
            } else {
                int before = rows[i - 1];
                boolean over = before == OVER || end[before] != 0 || before / copies == newest;
                rows[i] = over ? OVER : (before + copies) % (times * copies);
            }
        }
        return rows;
    }

    private void put(ReplayBatch into, int[] rows, double[] paid, int n, double gamma) {
        for (int i = 0; i < rows.length / n; i++) {
            int first = i * n;
            int last = first;
            double sum = paid[first];
            double factor = gamma;
            while (last + 1 < first + n && rows[last + 1] != OVER) {
                last++;
                sum += factor * paid[last];
                factor *= gamma;
            }
            copy(rows[first], rows[last], into.steps(), i);
            into.reward()[i] = sum;
            into.discount()[i] = into.steps().end()[i].bootstraps() ? factor : 0;
        }
    }

    private void copy(int first, int last, TransitionBatch into, int i) {
        System.arraycopy(state, first * observationDim, into.state(), i * observationDim, observationDim);
        System.arraycopy(action, first * actionDim, into.action(), i * actionDim, actionDim);
        System.arraycopy(next, last * observationDim, into.next(), i * observationDim, observationDim);
        into.end()[i] = EndCode.end(end[last]);
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
