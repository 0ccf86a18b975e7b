package dev.goodhart.learner;

import dev.goodhart.network.Mlp;
import dev.goodhart.policy.ActionHead;

/** The loss of {@link Ppo} on some rows, differentiated with respect to the outputs of the two networks. */
final class PpoMinibatch {
    private final PpoSettings settings;
    private final OnPolicyMemory memory;
    private final Likelihood likelihood;
    private final int observationDim;
    private final float[] seen;
    private final int[] rows;
    private final double[] advantage;
    private final double[] oldLog;
    private final float[] outputs;
    private double clipRange;
    private int count;
    private double lastKl;
    private long minibatches;
    private double policyLoss;
    private double valueLoss;
    private double entropy;
    private double kl;
    private double clipped;

    PpoMinibatch(LearningTask task, PpoSettings settings, OnPolicyMemory memory, ActionHead head) {
        this.settings = settings;
        this.memory = memory;
        this.likelihood = new Likelihood(head, task.spec().actions().dim());
        this.observationDim = task.spec().observationDim();
        this.seen = new float[settings.batchSize() * observationDim];
        this.rows = new int[settings.batchSize()];
        this.advantage = new double[settings.batchSize()];
        this.oldLog = new double[memory.rollout.rows];
        this.outputs = new float[memory.rollout.rows * head.outputs()];
    }

    /** Remembers how likely each action was when it was taken: the policy has not changed since. */
    void begin(Mlp network, double range) {
        clipRange = range;
        minibatches = 0;
        policyLoss = 0;
        valueLoss = 0;
        entropy = 0;
        kl = 0;
        clipped = 0;
        network.apply(memory.rollout.seen, memory.rollout.rows, outputs);
        for (int i = 0; i < oldLog.length; i++) {
            oldLog[i] = likelihood.log(outputs, i, memory.rollout.raw, i);
        }
    }

    void gather(int[] order, int from, int size) {
        count = size;
        for (int j = 0; j < size; j++) {
            rows[j] = order[from + j];
            advantage[j] = memory.advantage[rows[j]];
            System.arraycopy(memory.rollout.seen, rows[j] * observationDim, seen, j * observationDim, observationDim);
        }
        if (settings.normalizeAdvantage()) {
            Advantages.normalize(advantage, size);
        }
    }

    float[] seen() {
        return seen;
    }

    double lastKl() {
        return lastKl;
    }

    void policyLoss(float[] output, float[] gradient) {
        double klSum = 0;
        for (int j = 0; j < count; j++) {
            int row = rows[j];
            double logRatio = likelihood.log(output, j, memory.rollout.raw, row) - oldLog[row];
            double ratio = Math.exp(logRatio);
            double held = Math.clamp(ratio, 1 - clipRange, 1 + clipRange);
            double free = ratio * advantage[j];
            // The minimum has a slope only where it is the unclipped one.
            boolean slopes = free <= held * advantage[j];
            policyLoss -= Math.min(free, held * advantage[j]) / count;
            entropy += likelihood.entropy(output, j) / count;
            klSum += ratio - 1 - logRatio;
            clipped += ratio == held ? 0 : 1.0 / count;
            likelihood.differentiate(
                    output,
                    j,
                    memory.rollout.raw,
                    row,
                    slopes ? -free / count : 0,
                    -settings.entCoef() / count,
                    gradient);
        }
        lastKl = klSum / count;
        kl += lastKl;
        minibatches++;
    }

    void valueLoss(float[] output, float[] gradient) {
        double scale = settings.vfCoef() / count;
        for (int j = 0; j < count; j++) {
            double off = output[j] - memory.target[rows[j]];
            double slope = off;
            if (settings.clipValueLoss()) {
                double old = memory.value[rows[j]];
                double move = output[j] - old;
                double held = old + Math.clamp(move, -clipRange, clipRange);
                double heldOff = held - memory.target[rows[j]];
                if (heldOff * heldOff > off * off) {
                    slope = Math.abs(move) > clipRange ? 0 : heldOff;
                    off = heldOff;
                }
            }
            valueLoss += 0.5 * off * off / count;
            gradient[j] = (float) (scale * slope);
        }
    }

    void flush() {
        likelihood.flush();
    }

    void report(Metrics metrics) {
        double n = Math.max(1, minibatches);
        metrics.add("loss/policy", policyLoss / n);
        metrics.add("loss/value", valueLoss / n);
        metrics.add("learner/entropy", entropy / n);
        metrics.add("learner/kl", kl / n);
        metrics.add("learner/clip-fraction", clipped / n);
    }
}
