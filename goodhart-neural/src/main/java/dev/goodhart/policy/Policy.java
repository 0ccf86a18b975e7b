package dev.goodhart.policy;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.network.CheckpointWriter;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Who acts. The batch is the normal form: one call chooses for all copies of an environment.
 *
 * <p>Not safe for use by several threads.
 */
public interface Policy extends AutoCloseable {
    /** {@return what it acts in} */
    EnvironmentSpec spec();

    /**
     * Chooses actions.
     *
     * @param observation {@code [at least rows][observationDim]} what is seen
     * @param rows how many rows
     * @param choice whether to sample or to take the best
     * @param random where randomness comes from; untouched when the best is taken
     * @param action {@code [at least rows][actions().dim()]} receives valid actions: an index, or a vector within the bounds
     */
    void act(double[] observation, int rows, Choice choice, RandomGenerator random, double[] action);

    /**
     * Writes everything that decides its actions.
     *
     * @param checkpoint where to
     */
    void save(CheckpointWriter checkpoint);

    /**
     * Writes it as a safetensors file, which {@link NetworkPolicy#load} reads.
     *
     * @param file where to
     * @throws dev.goodhart.input.InvalidInputException if that cannot be done
     */
    default void save(Path file) {
        CheckpointWriter checkpoint = new CheckpointWriter();
        save(checkpoint);
        checkpoint.write(file);
    }

    @Override
    void close();
}
