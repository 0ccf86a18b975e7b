package dev.goodhart.command;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import dev.goodhart.trajectory.TrajectoryFormat;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart environment trace}: recorded behaviour as a trajectory file. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Record behaviour as a trajectory file.",
        description = {
            "",
            "Writes whole episodes of random or hand-written behaviour, one row a step, and says what they earned, term by term."
                    + " Such a file is what imitation takes as demonstrations.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart environment trace puck --behaviour scripted --episodes 4 --out demonstrations.csv",
            "  goodhart environment trace examples/cliff.yaml --encoding index --out steps.jsonl --seed 3"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:bad input or usage; nothing was written"})
final class EnvironmentTraceCommand implements Callable<Integer> {
    @Mixin
    private final EnvironmentChoice choice = new EnvironmentChoice();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write: CSV, or JSON lines if the name ends in .jsonl or .ndjson.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--behaviour", paramLabel = "HOW", description = "random or scripted (${DEFAULT-VALUE}).")
    private String behaviour = "random";

    @Option(names = "--episodes", paramLabel = "N", description = "How many episodes (${DEFAULT-VALUE}).")
    private int episodes = 10;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "Steps after which an episode that goes on is cut to a piece (${DEFAULT-VALUE}).")
    private int maxSteps = 10_000;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of everything random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print what was earned as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EnvironmentTraceCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (episodes < 1 || maxSteps < 1) {
            throw new InvalidInputException(
                    "--episodes and --max-steps must be at least 1, are " + episodes + " and " + maxSteps);
        }
        Task task = choice.task();
        Behaviour way = behaviour(task);
        List<Trajectory> recorded = new Recorder(task, way, seed)
                .episodes(episodes, maxSteps, spec.commandLine().getErr());
        TraceSummary summary = TraceSummary.of(task, behaviour, recorded);
        boolean jsonLines = NamedRows.isJsonLines(file);
        CompleteFile.write(file, part -> {
            try (Writer writer = Files.newBufferedWriter(part)) {
                TrajectoryFile.write(recorded, TrajectoryFormat.defaults(), jsonLines, writer);
            }
        });
        @Nullable
        Path report = reportOption.write(
                choice.fileName() + "-trace",
                () -> TracePage.of(summary, Long.toString(seed), Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.write(summary.json(file, report)));
        } else {
            out.println(summary.headline());
            TerminalText.columns(summary.rows()).forEach(out::println);
            out.println("Written: " + file);
            if (report != null) {
                out.println("Report: " + report);
            }
        }
        out.flush();
        return 0;
    }

    private Behaviour behaviour(Task task) {
        return switch (behaviour.toLowerCase(Locale.ROOT)) {
            case "random" -> Behaviour.uniform(task.spec().actions());
            case "scripted" ->
                task.scripted()
                        .orElseThrow(() -> new InvalidInputException("--behaviour must be random for '" + task.name()
                                + "', which has no hand-written behaviour"));
            default -> throw new InvalidInputException("--behaviour '" + behaviour + "' must be random or scripted");
        };
    }
}
