package dev.goodhart.command;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.training.Exercise;
import dev.goodhart.training.TabularTask;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where is learned: a task that comes with the project, or a world file of one's own.
 *
 * @param task the environment with the reward that is intended
 * @param rewards all rewards that may be trained, the intended one included
 * @param discount the world's, if it has one
 */
record TrainingGround(Task task, List<RewardBreakdown> rewards, OptionalDouble discount) {
    static TrainingGround of(String source, @Nullable Integer timeLimit) {
        return isFile(source) ? ofWorld(Path.of(source), timeLimit) : ofTask(source, timeLimit);
    }

    static boolean isFile(String source) {
        return source.endsWith(".yaml") || source.endsWith(".yml");
    }

    private static TrainingGround ofTask(String name, @Nullable Integer timeLimit) {
        List<String> names = Tasks.all().stream().map(Task::name).toList();
        Task task = Tasks.find(name).orElseThrow(() -> {
            String near = Suggestion.closest(name, names);
            return new InvalidInputException("The task '" + name + "' must be a world file or one of "
                    + String.join(", ", names)
                    + (near.isEmpty() ? "" : "\nMaybe you meant '" + near + "'."));
        });
        if (timeLimit != null) {
            throw new InvalidInputException("--time-limit is for world files, '" + task.name() + "' has its own");
        }
        return new TrainingGround(task, List.of(task.intended()), OptionalDouble.empty());
    }

    private static TrainingGround ofWorld(Path file, @Nullable Integer timeLimit) {
        WorldFile world = WorldFile.read(file);
        double discount = world.world().mdp().discount();
        int limit = timeLimit == null ? TabularTask.timeLimit(discount) : timeLimit;
        if (limit < 1) {
            throw new InvalidInputException("--time-limit " + limit + ": must be at least 1");
        }
        Task task = Task.of(
                world.world().description(),
                new TabularTask(world.world().name(), world.world().mdp(), limit),
                TabularTask.reward(world.intended()));
        return new TrainingGround(
                task,
                world.rewards().stream()
                        .map(reward -> reward.name().equals(task.intended().name())
                                ? task.intended()
                                : TabularTask.reward(reward))
                        .toList(),
                OptionalDouble.of(discount));
    }

    /** The exercise of training one of the rewards; the intended one if none is named. */
    Exercise exercise(@Nullable String reward) {
        if (reward == null) {
            return Exercise.of(task);
        }
        List<String> names = rewards.stream().map(RewardBreakdown::name).toList();
        return Exercise.of(
                task,
                rewards.stream()
                        .filter(r -> r.name().equals(reward))
                        .findFirst()
                        .orElseThrow(() -> {
                            String near = Suggestion.closest(reward, names);
                            return new InvalidInputException(
                                    "--reward " + reward + ": must be one of " + String.join(", ", names)
                                            + (near.isEmpty() ? "" : "\nMaybe you meant '" + near + "'."));
                        }));
    }
}
