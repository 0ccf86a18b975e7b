package dev.goodhart.command;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.WorldTasks;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.reward.StateEncoding;
import dev.goodhart.world.WorldFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which task is meant: one by name, or the intended reward of a world file. */
final class EnvironmentChoice {
    private static final int USUAL_LIMIT = 100;

    @Parameters(
            paramLabel = "TASK",
            description = "The name of a task (goodhart environment list), or a world file (docs/world-files.md).")
    private String task = "";

    @Option(
            names = "--encoding",
            paramLabel = "ENCODING",
            description = "Of a world file: how a state is seen, one-hot or index. Default: one-hot.")
    private @Nullable String encoding;

    @Option(
            names = "--time-limit",
            paramLabel = "STEPS",
            description = "Of a world file: steps after which an episode is truncated. Default: 100.")
    private @Nullable Integer timeLimit;

    /** The task. */
    Task task() {
        Optional<Task> named = Tasks.find(task);
        if (named.isPresent()) {
            if (encoding != null || timeLimit != null) {
                throw new InvalidInputException("--encoding and --time-limit must be left out for the task '" + task
                        + "', they are for world files");
            }
            return named.get();
        }
        Path file = Path.of(task);
        if (!Files.exists(file) && !task.matches(".*\\.(?i:ya?ml)")) {
            List<String> names = Tasks.all().stream().map(Task::name).toList();
            String hint = Suggestion.hint(task, names);
            throw new InvalidInputException("The task '" + task + "' must be a world file or one of "
                    + String.join(", ", names) + (hint.isEmpty() ? "" : "\nMaybe " + hint));
        }
        return WorldTasks.of(WorldFile.read(file), encoding(), limit());
    }

    /** The task's name as part of a file's name. */
    String fileName() {
        return ReportOption.nameOf(Path.of(task)).toLowerCase(Locale.ROOT);
    }

    private int limit() {
        int limit = timeLimit == null ? USUAL_LIMIT : timeLimit;
        if (limit < 1) {
            throw new InvalidInputException("--time-limit (" + limit + ") must be at least 1");
        }
        return limit;
    }

    private StateEncoding encoding() {
        String word = encoding == null ? "one-hot" : encoding.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "one-hot" -> StateEncoding.ONE_HOT;
            case "index" -> StateEncoding.INDEX;
            default -> throw new InvalidInputException("--encoding '" + encoding + "' must be one-hot or index");
        };
    }
}
