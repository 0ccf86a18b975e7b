package dev.goodhart.representation;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Tensors;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Embeddings that nobody was asked for: a variational autoencoder, and a network as it was initialised. */
public final class UnlabelledRepresentation {
    private UnlabelledRepresentation() {}

    /**
     * Learns a variational autoencoder (Kingma and Welling 2014): Gaussian latents, a decoder that mirrors the encoder, and the loss
     * |x - x'|^2 + weight KL. The latent means are the embedding.
     *
     * @param inputs the trajectories; where they are read state by state, single states are encoded
     * @param options how; a step takes three times the batch, as many trajectories as a step of triplets
     * @param klWeight weight of the divergence from a standard normal, at least 0
     * @param random where randomness comes from
     * @param listener hears of every step
     * @return the encoder, to be closed
     */
    public static TrajectoryEmbedding autoencoder(
            TrajectoryInputs inputs,
            RepresentationOptions options,
            double klWeight,
            RandomGenerator random,
            TrainingListener listener) {
        int dim = options.dimension();
        int[] picks = new int[3 * options.batch()];
        Trunk trunk = new Trunk(inputs, options, 2 * dim, picks.length, random);
        int[] mirrored = {dim, options.hidden(), options.hidden(), inputs.width()};
        boolean done = false;
        try (trunk;
                Mlp decoder = Mlp.of("decoder", mirrored, Activation.RELU, Initialization.HE, random)) {
            Adam adam = trunk.optimizer(options, decoder.parameters());
            float[] noise = new float[picks.length * inputs.longest() * dim];
            for (int step = 1; step <= options.steps(); step++) {
                for (int k = 0; k < picks.length; k++) {
                    picks[k] = random.nextInt(inputs.size());
                }
                double loss;
                try (PointerScope scope = new PointerScope()) {
                    Tensor x = trunk.rows(picks, picks.length);
                    long rows = x.size(0);
                    for (int i = 0; i < rows * dim; i++) {
                        noise[i] = (float) random.nextGaussian();
                    }
                    Tensor total = loss(trunk.net(), decoder, x, Tensors.of(noise, rows, dim), dim, klWeight);
                    total.backward();
                    loss = total.item_float();
                }
                trunk.net().parameters().addGradient(trunk.net().parameters().values(), (float) options.l2());
                decoder.parameters().addGradient(decoder.parameters().values(), (float) options.l2());
                adam.step();
                listener.step(step, loss);
            }
            done = true;
            return trunk.embedding(dim);
        } finally {
            if (!done) {
                trunk.net().close();
            }
        }
    }

    /** KL(N(m, s^2) || N(0, 1)) = (m^2 + s^2 - log s^2 - 1) / 2, summed over latents; mean over rows. */
    private static Tensor loss(Mlp encoder, Mlp decoder, Tensor x, Tensor noise, int dim, double klWeight) {
        Tensor code = encoder.forward(x);
        Tensor mean = code.narrow(1, 0, dim);
        Tensor logVariance = code.narrow(1, dim, dim);
        Tensor variance = logVariance.exp();
        Tensor latent = mean.add(variance.sqrt().mul(noise));
        Tensor error = decoder.forward(latent).sub(x).square().sum();
        Tensor divergence = mean.square().add(variance).sub(logVariance).sum();
        return error.add(divergence, new Scalar(klWeight / 2)).div(new Scalar((double) x.size(0)));
    }

    /**
     * A network as it was initialised.
     *
     * @param inputs the trajectories, for their width and scale
     * @param options widths and dimension
     * @param random where randomness comes from
     * @return the embedding, to be closed
     */
    public static TrajectoryEmbedding random(
            TrajectoryInputs inputs, RepresentationOptions options, RandomGenerator random) {
        try (Trunk trunk = new Trunk(inputs, options, options.dimension(), 1, random)) {
            return trunk.embedding(options.dimension());
        }
    }
}
