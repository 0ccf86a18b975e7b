package dev.goodhart.command;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.figure.Numbers;
import dev.goodhart.reward.RewardBreakdown;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart environment list}: the tasks there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "List the tasks that come with Goodhart.",
        footerHeading = "%nExamples:%n",
        footer = {"  goodhart environment list", "  goodhart environment list --json"})
final class EnvironmentListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EnvironmentListCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Task> tasks = Tasks.all();
        if (json) {
            out.println(AuditJson.write(Map.of(
                    "tasks", tasks.stream().map(EnvironmentListCommand::json).toList())));
        } else {
            List<List<String>> rows =
                    new ArrayList<>(List.of(List.of("task", "observation", "actions", "time limit", "reward terms")));
            tasks.forEach(task -> rows.add(row(task)));
            TerminalText.columns(rows).forEach(out::println);
            out.println();
            tasks.forEach(task -> out.println(TerminalText.wrapped("  " + task.name() + ": ", task.description())));
        }
        out.flush();
        return 0;
    }

    private static List<String> row(Task task) {
        EnvironmentSpec of = task.spec();
        return List.of(
                task.name(),
                Integer.toString(of.observationDim()),
                actions(of.actions()),
                of.timeLimit() == EnvironmentSpec.NO_LIMIT ? "none" : Integer.toString(of.timeLimit()),
                task.intended().terms().stream()
                        .map(EnvironmentListCommand::term)
                        .collect(Collectors.joining(", ")));
    }

    private static String term(RewardBreakdown.Term term) {
        return term.weight() == 1 ? term.name() : Numbers.of(term.weight()) + " " + term.name();
    }

    private static String actions(ActionSpace actions) {
        return switch (actions) {
            case ActionSpace.Discrete discrete -> discrete.count() + " discrete";
            case ActionSpace.Box box ->
                box.dim() + " in [" + Numbers.of(box.low()[0]) + ", " + Numbers.of(box.high()[0]) + "]";
        };
    }

    private static Map<String, Object> json(Task task) {
        EnvironmentSpec of = task.spec();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", task.name());
        json.put("description", task.description());
        json.put("observationDim", of.observationDim());
        switch (of.actions()) {
            case ActionSpace.Discrete discrete -> json.put("actions", discrete.count());
            case ActionSpace.Box box -> {
                json.put("actionLow", box.low());
                json.put("actionHigh", box.high());
            }
        }
        if (of.timeLimit() != EnvironmentSpec.NO_LIMIT) {
            json.put("timeLimit", of.timeLimit());
        }
        json.put("reward", task.intended().name());
        json.put("role", task.intended().role());
        json.put(
                "terms",
                task.intended().terms().stream()
                        .map(term -> Map.of("name", term.name(), "weight", term.weight()))
                        .toList());
        json.put("scripted", task.scripted().isPresent());
        return json;
    }
}
