package dev.goodhart.representation;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.nio.file.Path;
import java.util.List;

/**
 * A learned reward: a linear head on a frozen embedding.
 *
 * <p>As a {@link RewardFunction} it pays a trajectory's score at the step that ends it, and nothing before: whoever embeds whole
 * trajectories can say no sooner. A trajectory that the batch breaks off is paid at its last row.
 */
public final class EmbeddingReward implements RewardFunction, AutoCloseable {
    private static final String KIND = "goodhart embedding reward";

    private final TrajectoryEmbedding embedding;
    private final PreferenceHead head;

    /**
     * Puts a head on an embedding, which the reward takes over.
     *
     * @param embedding the embedding
     * @param head a head of its dimension
     */
    public EmbeddingReward(TrajectoryEmbedding embedding, PreferenceHead head) {
        if (head.weights().length != embedding.dimension()) {
            throw new IllegalArgumentException(
                    "The head must have " + embedding.dimension() + " weights, has " + head.weights().length);
        }
        this.embedding = embedding;
        this.head = head;
    }

    /** {@return the embedding under it} */
    public TrajectoryEmbedding embedding() {
        return embedding;
    }

    /** {@return the head} */
    public PreferenceHead head() {
        return head;
    }

    /**
     * Scores whole trajectories.
     *
     * @param inputs trajectories as the embedding reads them
     * @return {@code [trajectories]} scores; a difference is the log odds of being preferred
     */
    public double[] scores(TrajectoryInputs inputs) {
        return head.scores(embedding.embed(inputs));
    }

    @Override
    public void score(TransitionBatch batch, double[] out) {
        int from = 0;
        for (int i = 0; i < batch.size(); i++) {
            out[i] = 0;
            if (batch.end()[i] != StepEnd.CONTINUING || i == batch.size() - 1) {
                out[i] = trajectory(batch, from, i + 1);
                from = i + 1;
            }
        }
    }

    private double trajectory(TransitionBatch batch, int from, int to) {
        int dim = batch.stateDim();
        double[][] states = new double[to - from + 1][dim];
        for (int i = from; i < to; i++) {
            System.arraycopy(batch.state(), i * dim, states[i - from], 0, dim);
        }
        System.arraycopy(batch.next(), (to - 1) * dim, states[to - from], 0, dim);
        return scores(TrajectoryInputs.ofStates(
                List.of("trajectory"), List.<double[][]>of(states), embedding.form(), Math.max(1, embedding.points())))[
                0];
    }

    /**
     * Writes embedding and head, as a safetensors file.
     *
     * @param path where to
     * @throws InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        CheckpointWriter file = new CheckpointWriter();
        embedding.write(file);
        file.text("kind", KIND);
        file.put("head.mean", head.mean());
        file.put("head.deviation", head.deviation());
        file.put("head.weights", head.weights());
        file.put("head.condition", new double[] {Math.min(head.conditionNumber(), Double.MAX_VALUE)});
        file.write(path);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param path the file
     * @return the reward, to be closed
     * @throws InvalidInputException if it cannot be read or holds something else
     */
    public static EmbeddingReward load(Path path) {
        try (CheckpointReader file = CheckpointReader.open(path)) {
            if (!file.text("kind").equals(KIND)) {
                throw InvalidInputException.at(
                        path.toString(), 0, "kind", "must be '" + KIND + "', is '" + file.text("kind") + "'", "");
            }
            TrajectoryEmbedding embedding = TrajectoryEmbedding.read(path, file);
            try {
                int dim = embedding.dimension();
                return new EmbeddingReward(
                        embedding,
                        new PreferenceHead(
                                TrajectoryEmbedding.numbers(path, file, "head.mean", dim),
                                TrajectoryEmbedding.numbers(path, file, "head.deviation", dim),
                                TrajectoryEmbedding.numbers(path, file, "head.weights", dim),
                                TrajectoryEmbedding.numbers(path, file, "head.condition", 1)[0]));
            } catch (RuntimeException e) {
                embedding.close();
                throw e;
            }
        }
    }

    @Override
    public void close() {
        embedding.close();
    }
}
