package dev.goodhart.goalconditioned.input;

import dev.goodhart.goalconditioned.PrefixRewardModel;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import java.nio.file.Path;

/**
 * A model with the encoding of what it reads, as a safetensors file.
 *
 * @param model the model
 * @param encoding how files become what it reads
 */
public record PrefixModelFile(PrefixRewardModel model, SequenceEncoding encoding) implements AutoCloseable {
    private static final String KIND = "goodhart prefix reward";

    /**
     * Writes both, completely or not at all.
     *
     * @param path where to
     * @throws InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        CheckpointWriter file = new CheckpointWriter();
        file.text("kind", KIND);
        encoding.write(file);
        model.write(file);
        file.write(path);
    }

    /**
     * Reads both.
     *
     * @param path the file
     * @return both, to be closed
     * @throws InvalidInputException if it cannot be read or holds something else
     */
    public static PrefixModelFile load(Path path) {
        try (CheckpointReader file = CheckpointReader.open(path)) {
            if (!file.text("kind").equals(KIND)) {
                throw InvalidInputException.at(
                        path.toString(), 0, "kind", "must be '" + KIND + "', is '" + file.text("kind") + "'", "");
            }
            SequenceEncoding encoding = SequenceEncoding.read(path, file);
            return new PrefixModelFile(PrefixRewardModel.read(path, file), encoding);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
