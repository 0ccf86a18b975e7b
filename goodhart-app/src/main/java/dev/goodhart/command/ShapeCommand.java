package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.shaping.TransitionLog;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart shape}: a dense reward that leads to a goal, or carries over what another world taught. */
@Command(
        name = "shape",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Make a dense reward that leads to a goal, from the graph of a world's states or of a log of steps, or from the"
                        + " values of another world; say whether following it gets there, what it preserves and how it can mislead.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart shape examples/mazes/u.yaml --goal goal",
            "  goodhart shape examples/mazes/u.yaml --goal goal --signal euclidean --mode added",
            "  goodhart shape examples/mazes/u.yaml --goal goal --write shaped.yaml   # then: goodhart audit shaped.yaml",
            "  goodhart shape examples/mazes/mirror.yaml --goal goal --transfer-from examples/mazes/zigzag.yaml",
            "  goodhart shape --log steps.csv --goal 10,5 --epsilon 0.5 --write values.csv",
            "  goodhart shape --list",
            "",
            "To shape the scores of a reward model, see 'goodhart transform'.",
            "Exit codes: 0 fine, 2 bad input; nothing is written then."
        })
final class ShapeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD.yaml",
            description = "A world with rewards, one of them intended (docs/world-files.md).")
    private @Nullable Path file;

    @Mixin
    private ShapeOptions options = new ShapeOptions();

    @Option(
            names = "--log",
            paramLabel = "STEPS.csv",
            description = "A log of steps instead of a world: columns x, y, ..., next_x, next_y, ... and end.")
    private @Nullable Path log;

    @Option(
            names = "--epsilon",
            paramLabel = "D",
            description = "With --log: states no farther from each other than this are one. Default: ${DEFAULT-VALUE}.")
    private double epsilon = 0.5;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "With --log: most states kept, the oldest make room. Default: ${DEFAULT-VALUE}.")
    private int nodes = 2_000;

    @Option(
            names = "--transfer-from",
            paramLabel = "OLD.yaml",
            description =
                    "Carry the optimal values of this world's intended reward over, by the spectra of both graphs.")
    private @Nullable Path old;

    @Option(
            names = "--anchor",
            paramLabel = "OLD=NEW",
            description =
                    "Places that play the same part in both worlds; may be repeated. Default: both starts, and --goal in both.")
    private List<String> anchors = new ArrayList<>();

    @Option(
            names = "--vectors",
            paramLabel = "K",
            description = "Eigenvectors that carry the values. Default: ${DEFAULT-VALUE}.")
    private int vectors = 8;

    @Option(names = "--base", paramLabel = "REWARD", description = "The reward to shape. Default: the intended one.")
    private @Nullable String base;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the shaped reward in the file written. Default: ${DEFAULT-VALUE}.")
    private String name = "shaped";

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Write the world with the shaped reward as one more reward; for a log, every state's value as CSV.")
    private @Nullable Path write;

    @Option(names = "--list", description = "List every kind of dense reward: what it preserves, how it can mislead.")
    private boolean list;

    @Mixin
    private ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ShapeCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            out.print(json ? ShapeJson.menu() + System.lineSeparator() : ShapeText.menu());
            out.flush();
            return 0;
        }
        ShapeAnswer answer = answer();
        answer.warnings().forEach(warning -> spec.commandLine().getErr().println("goodhart: warning: " + warning));
        String content = write == null ? "" : answer.file().contentFor(write);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(answer.source()) + "-shape", () -> ShapePage.of(answer, Reproduce.command(spec)));
        if (write != null) {
            CompleteFile.write(write, part -> Files.writeString(part, content));
        }
        if (json) {
            out.println(ShapeJson.of(answer, write, report));
        } else {
            out.print(ShapeText.of(answer, write, report));
            out.flush();
        }
        return 0;
    }

    private ShapeAnswer answer() {
        if ((file == null) == (log == null)) {
            throw new InvalidInputException(
                    file == null
                            ? "A world file or --log must be given\nMaybe try 'goodhart shape examples/mazes/u.yaml --goal goal'."
                            : "A world file and --log must not be given together");
        }
        if (log != null) {
            if (old != null) {
                throw new InvalidInputException("--transfer-from must not be given with --log, it takes two worlds");
            }
            return new ShapedLog(log, TransitionLog.read(log), epsilon, nodes).answer(options);
        }
        ShapedWorld world = ShapedWorld.read(file == null ? Path.of("") : file, base, name);
        return old == null ? world.towards(options) : world.from(old, anchors, vectors, options);
    }
}
