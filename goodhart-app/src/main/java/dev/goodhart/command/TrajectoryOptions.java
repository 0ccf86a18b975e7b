package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.representation.TrajectoryEmbedding;
import dev.goodhart.representation.TrajectoryForm;
import dev.goodhart.representation.TrajectoryInputs;
import dev.goodhart.representation.TrajectoryTable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which trajectories are embedded. */
final class TrajectoryOptions {
    @Option(
            names = "--trajectories",
            paramLabel = "FILE",
            required = true,
            description =
                    "Episodes as 'goodhart environment trace' writes them (columns episode, t, s0.., a0.., end), or a table with a"
                            + " column id and numbers, a row for each trajectory. CSV or JSON lines.")
    private @Nullable Path file;

    Path file() {
        if (file == null) {
            throw new InvalidInputException("Trajectories must be given with --trajectories FILE");
        }
        return file;
    }

    TrajectoryTable table() {
        return TrajectoryTable.read(file());
    }

    /** Trajectories as an embedding reads them. */
    TrajectoryInputs inputs(TrajectoryTable table, TrajectoryEmbedding embedding) {
        TrajectoryInputs inputs = table.inputs(embedding.form(), Math.max(1, embedding.points()));
        if (inputs.width() != embedding.width()) {
            throw new InvalidInputException(file() + ": the embedding must be given " + embedding.width()
                    + " numbers for each "
                    + (embedding.form() == TrajectoryForm.MEAN_OF_STATES ? "state" : "trajectory")
                    + ", got " + inputs.width() + "\nMaybe it was learned on trajectories with other columns.");
        }
        return inputs;
    }
}
