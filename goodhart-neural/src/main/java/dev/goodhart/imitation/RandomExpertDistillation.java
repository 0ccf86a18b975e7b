package dev.goodhart.imitation;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.learner.ReplayBatch;
import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.RunningNormalizer;
import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Pays for steps of a kind the expert took (random expert distillation, Wang et al. 2019): a network learns on the expert's rows what a
 * frozen random network makes of them, and {@code r = exp(-error / deviation)}, in (0, 1], with the deviation of all errors it was
 * taught by, as Blonde, Strasser and Kalousis (2022) have it.
 *
 * <p>No agent plays a part, so that the reward is learned beforehand and stays as it is: give it to an {@link Imitation}, or
 * {@link #teach} it and give it to {@code Learner.relabelWith}.
 *
 * <p>How it can mislead: it knows where the expert was, not what tells the expert from the agent; and it is never negative, so that
 * staying alive is paid where episodes can end early. It never learns while it scores. Not safe for use by several
 * threads.
 */
public final class RandomExpertDistillation implements ImitationReward {
    private static final int GAUGE_EVERY = 200;
    private static final double EPSILON = 1e-12;

    private final RowEncoder encoder;
    private final ExpertRows expert;
    private final ResumableRandom random;
    private final Mlp frozen;
    private final Mlp predictor;
    private final Adam adam;
    private final RunningNormalizer errors = new RunningNormalizer(1, Double.POSITIVE_INFINITY);
    private final int batchSize;
    private final ReplayBatch drawn;
    private final int beforehand;
    private boolean begun;

    /**
     * A distillation that has learned nothing.
     *
     * @param demonstrations of the expert
     * @param encoder the layout and units of rows, of the same environment
     * @param settings the settings; batches are no larger than there are demonstrations
     * @param seed decides both networks and the order of rows
     */
    public RandomExpertDistillation(
            Demonstrations demonstrations, RowEncoder encoder, DistillationSettings settings, long seed) {
        this.encoder = encoder;
        this.expert = new ExpertRows(demonstrations, encoder);
        this.random = new ResumableRandom(seed);
        int[] widths = {encoder.width(), settings.hidden(), settings.hidden(), settings.outputs()};
        // With biases: without them both networks would be 0 at the row of zeros, and agree there whatever the expert
        // did.
        this.frozen = Mlp.of("frozen", widths, Activation.LEAKY_RELU, Initialization.TORCH, random);
        this.predictor = Mlp.of("predictor", widths, Activation.LEAKY_RELU, Initialization.TORCH, random);
        this.adam = new Adam(AdamSettings.of(settings.learningRate()), predictor.parameters());
        this.batchSize = Math.min(settings.batchSize(), expert.count());
        this.drawn = ReplayBatch.of(
                batchSize,
                demonstrations.spec().observationDim(),
                demonstrations.spec().actions().dim());
        this.beforehand = settings.steps();
    }

    @Override
    public EnvironmentSpec spec() {
        return encoder.spec();
    }

    /** All at once before the agent does, {@link DistillationSettings#steps()} steps; from then on it only says what it pays. */
    @Override
    public void learn(OffPolicyLearner learner, Metrics metrics) {
        if (!begun) {
            begun = true;
            metrics.add("distillation/loss", teach(beforehand));
        }
        if (learner.steps() % GAUGE_EVERY < learner.task().copies()) {
            learner.buffer().sample(drawn, 1, 1, this, random);
            metrics.add(
                    "distillation/reward",
                    Arrays.stream(drawn.reward()).average().orElse(0));
        }
    }

    /**
     * Takes steps on rows of the expert.
     *
     * @param steps how many, at least 1
     * @return the mean squared error before the last of them
     */
    public double teach(int steps) {
        double loss = Double.NaN;
        for (int i = 0; i < steps; i++) {
            loss = teach();
        }
        return loss;
    }

    private double teach() {
        int width = encoder.width();
        float[] rows = new float[batchSize * width];
        expert.draw(batchSize, rows, random);
        float[] target = new float[batchSize * frozen.outputs()];
        frozen.apply(rows, batchSize, target);
        float[] predicted;
        double[] error = new double[batchSize];
        try (PointerScope scope = new PointerScope()) {
            Tensor out = predictor.forward(Tensors.of(rows, batchSize, width));
            predicted = Tensors.floats(out);
            out.sub(Tensors.of(target, batchSize, frozen.outputs()))
                    .square()
                    .mean()
                    .backward();
        }
        adam.step();
        double sum = 0;
        for (int i = 0; i < batchSize; i++) {
            error[i] = squaredError(predicted, target, i);
            sum += error[i];
        }
        errors.update(error, batchSize);
        return sum / batchSize;
    }

    @Override
    public void score(TransitionBatch batch, double[] out) {
        int n = batch.size();
        float[] rows = new float[n * encoder.width()];
        encoder.encode(batch, 0, n, rows, 0);
        float[] target = new float[n * frozen.outputs()];
        float[] predicted = new float[n * frozen.outputs()];
        frozen.apply(rows, n, target);
        predictor.apply(rows, n, predicted);
        double deviation = deviation();
        for (int i = 0; i < n; i++) {
            out[i] = Math.exp(-squaredError(predicted, target, i) / deviation);
        }
    }

    /** {@return the deviation of all errors it was taught by, what errors are divided by; 1 before it was taught} */
    public double deviation() {
        return Math.sqrt(errors.variances()[0] + EPSILON);
    }

    private double squaredError(float[] predicted, float[] target, int row) {
        double sum = 0;
        for (int k = row * frozen.outputs(); k < (row + 1) * frozen.outputs(); k++) {
            double off = (double) predicted[k] - target[k];
            sum += off * off;
        }
        return sum / frozen.outputs();
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        checkpoint.put("distillation.", frozen.parameters());
        checkpoint.put("distillation.", predictor.parameters());
        adam.save(checkpoint, "distillation.adam");
        errors.save(checkpoint, "distillation.errors");
        checkpoint.put("distillation.state", new long[] {random.state(), begun ? 1 : 0});
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        long[] state = new long[2];
        checkpoint.get("distillation.state", state);
        checkpoint.get("distillation.", frozen.parameters());
        checkpoint.get("distillation.", predictor.parameters());
        adam.restore(checkpoint, "distillation.adam");
        errors.restore(checkpoint, "distillation.errors");
        random.restore(state[0]);
        begun = state[1] == 1;
    }

    @Override
    public void close() {
        frozen.close();
        predictor.close();
    }
}
