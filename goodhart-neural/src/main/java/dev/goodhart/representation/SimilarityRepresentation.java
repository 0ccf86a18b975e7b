package dev.goodhart.representation;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Learns an embedding from similarity answers (Bobu et al. 2023, SIRL): of three trajectories, which two are alike? An answer names no
 * task, so it says something about everything a person cares about; rewards of any number of tasks are then learned on top from few
 * preferences.
 *
 * <p>How it can mislead: at a hundred answers raw inputs are as good; the person's own weighting of features becomes the embedding's; two
 * features that never vary apart in the data a reward is learned from cannot be told apart by any embedding. And an embedding is not a
 * reward: audit what is learned on it before training on it.
 */
public final class SimilarityRepresentation {
    /** With fewer answers raw inputs are as good. */
    public static final int FEW = 30;

    private static final double COLLAPSED = 1e-3;

    private SimilarityRepresentation() {}

    /**
     * Learns an embedding.
     *
     * @param inputs the trajectories asked about, at least three
     * @param triplets the answers, at least one
     * @param options how
     * @param random where randomness comes from
     * @return the embedding, to be closed
     * @throws InvalidInputException if all trajectories come to lie on one point
     */
    public static TrajectoryEmbedding fit(
            TrajectoryInputs inputs, TripletRows triplets, RepresentationOptions options, RandomGenerator random) {
        return fit(inputs, triplets, options, random, TrainingListener.NONE);
    }

    /**
     * Learns an embedding and tells of every step.
     *
     * @param inputs the trajectories asked about, at least three
     * @param triplets the answers, at least one
     * @param options how
     * @param random where randomness comes from
     * @param listener hears of every step
     * @return the embedding, to be closed
     * @throws InvalidInputException if all trajectories come to lie on one point
     */
    public static TrajectoryEmbedding fit(
            TrajectoryInputs inputs,
            TripletRows triplets,
            RepresentationOptions options,
            RandomGenerator random,
            TrainingListener listener) {
        TrajectoryEmbedding embedding = train(inputs, triplets, options, random, listener);
        double distance = EmbeddingGeometry.meanDistance(embedding.embed(inputs));
        if (!(distance >= COLLAPSED)) {
            embedding.close();
            throw new InvalidInputException("The embedding has collapsed: the mean distance of two trajectories is "
                    + distance + ", must be at least " + COLLAPSED + "\nMaybe "
                    + (options.loss().margin() == 0
                            ? "give a margin above 0: at margin 0 one point for all is a perfect answer."
                            : "the answers contradict each other, or l2 (" + options.l2() + ") is too strong."));
        }
        return embedding;
    }

    private static TrajectoryEmbedding train(
            TrajectoryInputs inputs,
            TripletRows triplets,
            RepresentationOptions options,
            RandomGenerator random,
            TrainingListener listener) {
        if (triplets.size() == 0) {
            throw new IllegalArgumentException("There must be at least one answer, there are none");
        }
        int batch = options.batch();
        int dim = options.dimension();
        int[] three = new int[3 * batch];
        Trunk trunk = new Trunk(inputs, options, dim, 3 * batch, random);
        boolean done = false;
        try (trunk) {
            Adam adam = trunk.optimizer(options);
            for (int step = 1; step <= options.steps(); step++) {
                for (int k = 0; k < batch; k++) {
                    int pick = random.nextInt(triplets.size());
                    three[3 * k] = triplets.first()[pick];
                    three[3 * k + 1] = triplets.second()[pick];
                    three[3 * k + 2] = triplets.odd()[pick];
                }
                double loss = trunk.accumulate(
                        three,
                        three.length,
                        options.l2(),
                        (points, gradient) -> options.loss().gradient(points, batch, dim, gradient));
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

    /**
     * What a person should know before believing the result.
     *
     * @param inputs the trajectories
     * @param triplets the answers
     * @param names {@code [width]} what the inputs are called
     * @return sentences, none where nothing stands out
     */
    public static List<String> warnings(TrajectoryInputs inputs, TripletRows triplets, List<String> names) {
        List<String> warnings = new ArrayList<>();
        if (triplets.size() < FEW) {
            warnings.add("There are " + triplets.size() + " answers: below " + FEW
                    + ", and up to about a hundred, the raw inputs" + " are as good as what is learned from them.");
        }
        List<String> constant =
                InputScaling.of(inputs).constant().stream().map(names::get).toList();
        if (!constant.isEmpty()) {
            warnings.add("These inputs never vary and are left out: "
                    + String.join(", ", constant.subList(0, Math.min(10, constant.size())))
                    + (constant.size() > 10 ? " and " + (constant.size() - 10) + " more" : "") + ".");
        }
        return warnings;
    }
}
