package dev.goodhart.imitation;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.RunningNormalizer;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;

/** A preconditioner with what it measures the world by: a model of it, and the deviation of all punishments so far. */
final class Preconditioning implements AutoCloseable {
    /** Keeps the deviation above 0 where nothing has been punished yet. */
    private static final double EPSILON = 1e-8;

    private final RewardPreconditioner preconditioner;
    private final RowEncoder encoder;
    private final ForwardModel model;
    private final RunningNormalizer punishments = new RunningNormalizer(1, Double.POSITIVE_INFINITY);
    private float[] next = new float[0];

    Preconditioning(
            RewardPreconditioner preconditioner, RowEncoder encoder, DiscriminatorSettings settings, long seed) {
        this.preconditioner = preconditioner;
        this.encoder = encoder;
        // A generator of its own: the discriminator's goes on as if there were no model.
        this.model = new ForwardModel(
                encoder.width(),
                encoder.spec().observationDim(),
                settings.hidden(),
                settings.learningRate(),
                new SeedTree(seed).child("forward model").generator());
    }

    /** Teaches the model once and counts the punishments of the rows; returns the model's error. */
    double teach(TransitionBatch steps, float[] rows) {
        int n = steps.size();
        next = next.length < n * steps.stateDim() ? new float[n * steps.stateDim()] : next;
        encoder.encodeNext(steps, next);
        double loss = model.update(rows, next, n);
        double[] punishment = model.slopes(rows, n);
        for (int i = 0; i < n; i++) {
            punishment[i] = preconditioner.punishment(punishment[i]);
        }
        punishments.update(punishment, n);
        return loss;
    }

    /** Multiplies the rewards of rows by kappa. */
    void shrink(float[] rows, int n, double[] reward) {
        double[] factor = factors(rows, n);
        for (int i = 0; i < n; i++) {
            reward[i] *= factor[i];
        }
    }

    double meanFactor(float[] rows, int n) {
        return Arrays.stream(factors(rows, n)).average().orElse(1);
    }

    private double[] factors(float[] rows, int n) {
        double scale = Math.sqrt(punishments.variances()[0] + EPSILON);
        double[] factor = model.slopes(rows, n);
        for (int i = 0; i < n; i++) {
            factor[i] = preconditioner.factor(factor[i], scale);
        }
        return factor;
    }

    void save(CheckpointWriter checkpoint) {
        model.save(checkpoint, "precondition.model");
        punishments.save(checkpoint, "precondition.punishments");
    }

    void restore(CheckpointReader checkpoint) {
        model.restore(checkpoint, "precondition.model");
        punishments.restore(checkpoint, "precondition.punishments");
    }

    @Override
    public void close() {
        model.close();
    }
}
