package dev.goodhart.learner;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.Behaviour;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.policy.UnitBox;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import org.jspecify.annotations.Nullable;

/** Keeps steps, says when to learn, and lays out minibatches for networks: what DQN, SAC and TD3 share. */
final class OffPolicyMemory {
    final ReplayBuffer buffer;
    final ReplayBatch batch;
    final ResumableRandom acting;
    final ResumableRandom learning;
    final float[] state;
    final float[] next;
    private final LearningTask task;
    private final long learningStarts;
    private final int trainFreq;
    private final int gradientSteps;
    private final Behaviour uniform;
    private @Nullable RewardFunction relabel;
    private long steps;
    private long sinceUpdate;

    OffPolicyMemory(
            LearningTask task, int bufferSize, int batchSize, long learningStarts, int trainFreq, int gradientSteps) {
        int observationDim = task.spec().observationDim();
        int actionDim = task.spec().actions().dim();
        this.task = task;
        this.learningStarts = learningStarts;
        this.trainFreq = trainFreq;
        this.gradientSteps = gradientSteps;
        this.buffer = new ReplayBuffer(bufferSize, task.copies(), observationDim, actionDim);
        this.batch = ReplayBatch.of(batchSize, observationDim, actionDim);
        this.acting = new ResumableRandom(task.seeds().child("act").value());
        this.learning = new ResumableRandom(task.seeds().child("learn").value());
        this.state = new float[batchSize * observationDim];
        this.next = new float[batchSize * observationDim];
        this.uniform = Behaviour.uniform(task.spec().actions());
    }

    long steps() {
        return steps;
    }

    int batchSize() {
        return batch.steps().size();
    }

    void relabelWith(RewardFunction reward) {
        relabel = reward;
    }

    /** Whether the first random steps are taken. */
    boolean begun() {
        return steps >= learningStarts;
    }

    void actAtRandom(double[] observation, double[] action) {
        for (int c = 0; c < task.copies(); c++) {
            uniform.act(
                    observation,
                    c * task.spec().observationDim(),
                    action,
                    c * task.spec().actions().dim(),
                    acting);
        }
    }

    void observe(TransitionBatch step, double[] reward) {
        buffer.add(step, reward);
        steps += task.copies();
        sinceUpdate += task.copies();
    }

    /** How many gradient steps are to be taken now. */
    int due() {
        if (steps <= learningStarts || sinceUpdate < trainFreq) {
            return 0;
        }
        int due = gradientSteps == -1 ? (int) sinceUpdate : gradientSteps;
        sinceUpdate = 0;
        return due;
    }

    /** Draws a minibatch, each reward the sum over n steps at most; its observations stand in {@link #state} and {@link #next} as well. */
    void draw(int n, double gamma) {
        if (relabel == null) {
            buffer.sample(batch, n, gamma, learning);
        } else {
            buffer.sample(batch, n, gamma, relabel, learning);
        }
        round(batch.steps().state(), state);
        round(batch.steps().next(), next);
    }

    /** Lays out {@code [state, action in units]} for critics. */
    void join(float[] observation, ActionSpace.Box box, float[] into) {
        int o = task.spec().observationDim();
        int d = box.dim();
        for (int i = 0; i < batchSize(); i++) {
            System.arraycopy(observation, i * o, into, i * (o + d), o);
            for (int k = 0; k < d; k++) {
                into[i * (o + d) + o + k] =
                        (float) UnitBox.unit(box, k, batch.steps().action()[i * d + k]);
            }
        }
    }

    private static void round(double[] from, float[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }

    void save(CheckpointWriter checkpoint) {
        checkpoint.put("learner.counters", new long[] {steps, sinceUpdate, acting.state(), learning.state()});
        buffer.save(checkpoint, "buffer");
    }

    void restore(CheckpointReader checkpoint) {
        long[] stored = new long[4];
        checkpoint.get("learner.counters", stored);
        steps = stored[0];
        sinceUpdate = stored[1];
        acting.restore(stored[2]);
        learning.restore(stored[3]);
        buffer.restore(checkpoint, "buffer");
    }
}
