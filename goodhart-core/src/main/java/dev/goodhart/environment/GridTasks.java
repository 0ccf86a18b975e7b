package dev.goodhart.environment;

import dev.goodhart.reward.StateEncoding;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Small grid worlds, seen one-hot. Their world files lie beside this class. */
final class GridTasks {
    private static final List<Task> ALL =
            List.of(task("grid-corridor", 40), task("grid-rooms", 100), task("grid-cliff", 100));

    private GridTasks() {}

    static List<Task> all() {
        return ALL;
    }

    private static Task task(String name, int timeLimit) {
        String file = name + ".yaml";
        try (InputStream in = Objects.requireNonNull(GridTasks.class.getResourceAsStream(file), file)) {
            WorldFile world = WorldFile.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return WorldTasks.of(world, StateEncoding.ONE_HOT, timeLimit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
