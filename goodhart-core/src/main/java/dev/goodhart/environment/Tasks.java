package dev.goodhart.environment;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tasks that come with this project, by name. */
public final class Tasks {
    /** Made group by group as they are looked for, for grid worlds take a while to read. */
    private static final List<Supplier<List<Task>>> GROUPS =
            List.of(ControlTasks::all, PlaneTasks::all, IdentityTasks::all, GridTasks::all);

    private Tasks() {}

    /** {@return all of them} */
    public static List<Task> all() {
        return stream().toList();
    }

    /**
     * Looks for a task.
     *
     * @param name its name; case does not matter
     * @return the task, if there is one of that name
     */
    public static Optional<Task> find(String name) {
        return stream().filter(task -> task.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * A task that must be there.
     *
     * @param name its name; case does not matter
     * @return the task
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Task named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("The task '" + name + "' must be one of "
                        + String.join(", ", all().stream().map(Task::name).toList())));
    }

    private static Stream<Task> stream() {
        return GROUPS.stream().flatMap(group -> group.get().stream());
    }
}
