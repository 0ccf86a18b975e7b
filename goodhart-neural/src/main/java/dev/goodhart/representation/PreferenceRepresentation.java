package dev.goodhart.representation;

import dev.goodhart.network.Adam;
import dev.goodhart.network.Parameters;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Embeddings as by-products of rewards: one trunk, a linear head for each person, preferences by Bradley and Terry (1952). With one person
 * it is the usual reward network, learned end to end; with many it is the strongest alternative to similarity answers.
 *
 * @param embedding the trunk
 * @param heads {@code [persons][dimension]} every person's weights; the reward of person k is their product with the embedding
 */
public record PreferenceRepresentation(TrajectoryEmbedding embedding, double[][] heads) implements AutoCloseable {
    /**
     * Learns trunk and heads together.
     *
     * @param inputs the trajectories
     * @param pairs decided pairs of at least one person
     * @param options how; the loss of triplets is not used
     * @param random where randomness comes from
     * @param listener hears of every step
     * @return the trunk with its heads, to be closed
     */
    public static PreferenceRepresentation fit(
            TrajectoryInputs inputs,
            PreferenceRows pairs,
            RepresentationOptions options,
            RandomGenerator random,
            TrainingListener listener) {
        if (pairs.size() == 0) {
            throw new IllegalArgumentException("There must be at least one pair, there are none");
        }
        int dim = options.dimension();
        int persons = pairs.persons();
        int[] picks = new int[options.batch()];
        int[] two = new int[2 * options.batch()];
        float[] atHeads = new float[persons * dim];
        Trunk trunk = new Trunk(inputs, options, dim, two.length, random);
        boolean done = false;
        try (trunk;
                Parameters heads = heads(persons, dim, random)) {
            Adam adam = trunk.optimizer(options, heads);
            for (int step = 1; step <= options.steps(); step++) {
                for (int k = 0; k < picks.length; k++) {
                    picks[k] = random.nextInt(pairs.size());
                    two[2 * k] = pairs.better()[picks[k]];
                    two[2 * k + 1] = pairs.worse()[picks[k]];
                }
                double loss = trunk.accumulate(
                        two,
                        two.length,
                        options.l2(),
                        (points, gradient) -> gradient(points, pairs, picks, heads.values(), dim, gradient, atHeads));
                heads.addGradient(atHeads, 1);
                heads.addGradient(heads.values(), (float) options.l2());
                adam.step();
                listener.step(step, loss);
            }
            done = true;
            return new PreferenceRepresentation(trunk.embedding(dim), rows(heads.values(), persons, dim));
        } finally {
            if (!done) {
                trunk.net().close();
            }
        }
    }

    /**
     * What a person's head says of trajectories.
     *
     * @param points {@code [n][dimension]} embedded trajectories
     * @param person which, from 0
     * @return {@code [n]} scores; only differences mean something
     */
    public double[] scores(double[][] points, int person) {
        double[] scores = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < points[i].length; c++) {
                scores[i] += heads[person][c] * points[i][c];
            }
        }
        return scores;
    }

    /** Mean of weight * -log sigmoid(h . (better - worse)) and its gradients. */
    static double gradient(
            float[] points,
            PreferenceRows pairs,
            int[] picks,
            float[] heads,
            int dim,
            float[] gradient,
            float[] atHeads) {
        Arrays.fill(atHeads, 0);
        double total = 0;
        for (int k = 0; k < picks.length; k++) {
            int better = 2 * k * dim;
            int worse = better + dim;
            int head = pairs.person()[picks[k]] * dim;
            double weight = pairs.weight()[picks[k]];
            double gap = 0;
            for (int c = 0; c < dim; c++) {
                gap += heads[head + c] * (points[better + c] - points[worse + c]);
            }
            total += weight * PreferenceHead.logistic(-gap);
            float push = (float) (-weight / (1 + Math.exp(gap)) / picks.length);
            for (int c = 0; c < dim; c++) {
                gradient[better + c] = push * heads[head + c];
                gradient[worse + c] = -push * heads[head + c];
                atHeads[head + c] += push * (points[better + c] - points[worse + c]);
            }
        }
        return total / picks.length;
    }

    private static Parameters heads(int persons, int dim, RandomGenerator random) {
        float[] initial = new float[persons * dim];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (float) (random.nextGaussian() / Math.sqrt(dim));
        }
        return Parameters.builder().add("heads", initial, persons, dim).build();
    }

    private static double[][] rows(float[] flat, int rows, int width) {
        double[][] matrix = new double[rows][width];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                matrix[r][c] = flat[r * width + c];
            }
        }
        return matrix;
    }

    @Override
    public void close() {
        embedding.close();
    }
}
