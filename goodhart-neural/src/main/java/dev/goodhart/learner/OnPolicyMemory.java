package dev.goodhart.learner;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Mlp;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import org.jspecify.annotations.Nullable;

/** Collects fresh steps of a stochastic policy and values them with a critic: what PPO and REINFORCE share. */
final class OnPolicyMemory {
    final Rollout rollout;
    final float[] value;
    final double[] advantage;
    final double[] target;
    private final LearningTask task;
    private final NetworkPolicy policy;
    private final ResumableRandom random;
    private final double[] rawAction;
    private final float[] shown;
    private final float[] after;
    private @Nullable RewardFunction relabel;
    private long steps;

    OnPolicyMemory(LearningTask task, NetworkPolicy policy, int nSteps) {
        this.task = task;
        this.policy = policy;
        this.rollout = new Rollout(task, nSteps);
        this.random = new ResumableRandom(task.seeds().child("act").value());
        this.rawAction = new double[task.copies() * task.spec().actions().dim()];
        this.shown = new float[task.copies() * task.spec().observationDim()];
        this.value = new float[rollout.rows];
        this.after = new float[rollout.rows];
        this.advantage = new double[rollout.rows];
        this.target = new double[rollout.rows];
    }

    long steps() {
        return steps;
    }

    void relabelWith(RewardFunction reward) {
        relabel = reward;
    }

    void act(double[] observation, double[] action) {
        int copies = task.copies();
        policy.scale().update(observation, copies);
        policy.scale().apply(observation, copies, shown);
        policy.sampleRaw(observation, copies, random, rawAction);
        System.arraycopy(rawAction, 0, action, 0, rawAction.length);
    }

    void observe(TransitionBatch step, double[] reward) {
        rollout.add(step, rawAction, shown, reward);
        steps += task.copies();
    }

    /** Rewards, values, advantages and value targets of the collected steps. */
    void evaluate(Mlp critic, @Nullable ReturnScale returns, double gamma, double lambda) {
        rollout.relabel(relabel);
        if (returns != null) {
            returns.apply(rollout.reward, rollout.steps.end());
        }
        critic.apply(rollout.seen, rollout.rows, value);
        valueEnds(critic);
        Advantages.estimate(
                rollout.reward, rollout.steps.end(), value, after, rollout.copies, gamma, lambda, advantage);
        for (int i = 0; i < rollout.rows; i++) {
            target[i] = advantage[i] + value[i];
        }
    }

    /** Values the states entered by steps after which the next row is not their continuation. */
    private void valueEnds(Mlp critic) {
        int dim = task.spec().observationDim();
        StepEnd[] end = rollout.steps.end();
        int[] rows = new int[rollout.rows];
        int count = 0;
        for (int i = 0; i < rollout.rows; i++) {
            if (end[i] == StepEnd.TRUNCATED || i + rollout.copies >= rollout.rows) {
                rows[count++] = i;
            }
        }
        double[] next = new double[count * dim];
        for (int j = 0; j < count; j++) {
            System.arraycopy(rollout.steps.next(), rows[j] * dim, next, j * dim, dim);
        }
        float[] seen = new float[count * dim];
        float[] out = new float[count];
        policy.scale().apply(next, count, seen);
        critic.apply(seen, count, out);
        for (int j = 0; j < count; j++) {
            after[rows[j]] = out[j];
        }
    }

    /** How much of the variance of the targets the values explain: 1 all, 0 none. */
    double explainedVariance() {
        double residual = variance(advantage);
        double total = variance(target);
        return total == 0 ? 0 : 1 - residual / total;
    }

    private static double variance(double[] x) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double sum = 0;
        for (double v : x) {
            sum += (v - mean) * (v - mean);
        }
        return sum / x.length;
    }

    void save(CheckpointWriter checkpoint) {
        checkpoint.put("learner.steps", new long[] {steps});
        checkpoint.put("learner.random", new long[] {random.state()});
        rollout.save(checkpoint, "rollout");
    }

    void restore(CheckpointReader checkpoint) {
        long[] stored = new long[1];
        checkpoint.get("learner.random", stored);
        random.restore(stored[0]);
        checkpoint.get("learner.steps", stored);
        steps = stored[0];
        rollout.restore(checkpoint, "rollout");
    }
}
