package dev.goodhart.imitation;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.HostTensor;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Tensors;
import dev.goodhart.sharpness.LipschitzAudit;
import dev.goodhart.sharpness.SlopeReport;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Tells expert from agent, and pays by how much like the expert a row looks (Ho and Ermon 2016).
 *
 * <p>Loss = {@link DiscriminatorLoss} + penalty. Details that matter: the penalty is on the score l; agent
 * and expert rows and the penalised points go through the network in one batch; the losses' slopes in l are written out, so that libtorch
 * differentiates the network alone. Softplus is never log(1 - D), which would cap the reward where D rounds to 1.
 */
public final class Discriminator implements AutoCloseable {
    private final DiscriminatorSettings settings;
    private final int dim;
    private final RandomGenerator random;
    private final Mlp net;
    private final Adam adam;
    private final SpectralNormalization spectral;

    /**
     * A discriminator that has learned nothing.
     *
     * @param dim numbers in a row: a state and an action side by side, in standardized units
     * @param settings the settings
     * @param random initial weights, labels, points of the penalty
     */
    public Discriminator(int dim, DiscriminatorSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.dim = dim;
        this.random = random;
        int h = settings.hidden();
        this.net =
                Mlp.of("discriminator", new int[] {dim, h, h, 1}, Activation.LEAKY_RELU, Initialization.TORCH, random);
        this.adam = new Adam(AdamSettings.of(settings.learningRate()), net.parameters());
        this.spectral = new SpectralNormalization(net, random);
    }

    /** {@return numbers in a row} */
    public int dim() {
        return dim;
    }

    /**
     * Takes one step.
     *
     * @param agent {@code [n][dim]} rows of the agent, of the replay buffer say
     * @param expert {@code [n][dim]} rows of the expert
     * @param n rows of each, at least 1
     * @return the loss before the step, without the penalty
     * @throws IllegalArgumentException if the loss is not finite; nothing is changed then
     */
    public double update(float[] agent, float[] expert, int n) {
        GradientPenalty penalty = settings.penalty();
        boolean penalised = penalty.weight() > 0;
        int rows = penalised ? 3 * n : 2 * n;
        float[] all = new float[rows * dim];
        System.arraycopy(agent, 0, all, 0, n * dim);
        System.arraycopy(expert, 0, all, n * dim, n * dim);
        if (penalised) {
            penalty.place(agent, expert, n, dim, random, all, 2 * n * dim);
        }
        double loss;
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(all, rows, dim);
            if (penalised) {
                x = x.set_requires_grad(true);
            }
            Tensor l = net.forward(x);
            float[] slope = Tensors.floats(l);
            loss = settings.loss().slopes(slope, n, settings, random);
            if (!Double.isFinite(loss)) {
                throw new IllegalArgumentException(
                        "The loss of the discriminator (" + loss + ") must be finite\nMaybe a row is not.");
            }
            Tensor total =
                    l.narrow(0, 0, 2L * n).mul(Tensors.of(slope, 2L * n, 1)).sum();
            if (penalised) {
                total = total.add(penalty.loss(l, x, 2L * n, n));
            }
            total.backward();
        }
        adam.step();
        if (settings.spectralNorm()) {
            spectral.apply(net);
        }
        return loss;
    }

    /**
     * Scores l.
     *
     * @param rows {@code [n][dim]}
     * @param n how many
     * @param out {@code [at least n]} receives the scores
     */
    public void scores(float[] rows, int n, float[] out) {
        net.apply(rows, n, out);
    }

    /**
     * Rewards.
     *
     * @param rows {@code [n][dim]}
     * @param n how many
     * @param out {@code [at least n]} receives the rewards
     */
    public void rewards(float[] rows, int n, float[] out) {
        net.apply(rows, n, out);
        for (int i = 0; i < n; i++) {
            out[i] = (float) settings.kind().of(out[i]);
        }
    }

    /**
     * Gradients of the score, exact.
     *
     * @param rows {@code [n][dim]}
     * @param n how many
     * @return {@code [n][dim]} dl/dx
     */
    public float[] scoreGradients(float[] rows, int n) {
        try (PointerScope scope = new PointerScope();
                HostTensor input = new HostTensor(n, dim)) {
            Tensor x = input.put(rows, 0, n).rows(n).set_requires_grad(true);
            return Tensors.floats(Tensors.gradient(net.forward(x), x));
        }
    }

    /**
     * The share of rows where the score keeps a slope, b_C of Blonde, Strasser and Kalousis (2022).
     *
     * @param rows {@code [n][dim]}, of the agent
     * @param n how many
     * @param limit the slope
     * @return in [0, 1]
     */
    public double validity(float[] rows, int n, double limit) {
        double[] slope = slopes(rows, n);
        int kept = 0;
        for (double s : slope) {
            kept += s <= limit ? 1 : 0;
        }
        return (double) kept / n;
    }

    /**
     * Slopes of the score.
     *
     * @param rows {@code [n][dim]}
     * @param n how many
     * @return {@code [n]} ||dl/dx||
     */
    public double[] slopes(float[] rows, int n) {
        float[] gradient = scoreGradients(rows, n);
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int d = 0; d < dim; d++) {
                sum += (double) gradient[i * dim + d] * gradient[i * dim + d];
            }
            slope[i] = Math.sqrt(sum);
        }
        return slope;
    }

    /** How sharp the score is at rows, feature by feature, against a limit. */
    SlopeReport sharpness(float[] rows, int n, double limit) {
        float[] gradient = scoreGradients(rows, n);
        return LipschitzAudit.of(
                (points, count, out) -> {
                    for (int i = 0; i < gradient.length; i++) {
                        out[i] = gradient[i];
                    }
                },
                new double[gradient.length],
                n,
                limit);
    }

    /**
     * Writes what it has learned.
     *
     * @param checkpoint where to
     * @param name prefix of the entries
     */
    public void save(CheckpointWriter checkpoint, String name) {
        checkpoint.put(name + ".", net.parameters());
        adam.save(checkpoint, name + ".adam");
        spectral.save(checkpoint, name + ".spectral");
    }

    /**
     * Goes on from what was written.
     *
     * @param checkpoint where from
     * @param name prefix of the entries
     */
    public void restore(CheckpointReader checkpoint, String name) {
        checkpoint.get(name + ".", net.parameters());
        adam.restore(checkpoint, name + ".adam");
        spectral.restore(checkpoint, name + ".spectral");
    }

    @Override
    public void close() {
        net.close();
    }
}
