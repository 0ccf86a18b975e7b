package dev.goodhart.command;

import dev.goodhart.representation.TrajectoryTable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Trajectories that sequences may name by id. */
final class OptionalTrajectories {
    @Option(
            names = "--trajectories",
            paramLabel = "FILE",
            description = "Episodes (columns episode, t, s0.., a0.., end) whose ids stand in place of texts.")
    private @Nullable Path file;

    Optional<TrajectoryTable> read() {
        return Optional.ofNullable(file).map(TrajectoryTable::read);
    }
}
