package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart sharpness}: how steep a reward is where it is used, and what that does to a critic. */
@Command(
        name = "sharpness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure how steep a reward is where it is used.",
        description = {
            "",
            "From a table of points with scores: the steepest way from each point to its neighbours. With a program that scores"
                    + " points: slopes by differences. From a world: the steepest pairs of states, exact, of every reward and of its"
                    + " optimal value function. Of a reward model: its own gradients, exact. Along what a policy does: how the slope of"
                    + " its critic adds up, estimated. And what a slope of the reward can do to a critic.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart sharpness examples/sharpness/scores.csv --features distance,speed --score score",
            "  goodhart sharpness examples/sharpness/scores.csv --features distance,speed \\",
            "                     --scorer 'sh examples/sharpness/scorer.sh' --points 50",
            "  goodhart sharpness examples/cliff.yaml",
            "  goodhart sharpness --model model.safetensors --trajectories examples/preference/segments.csv",
            "  goodhart sharpness --model model.safetensors --features examples/preference/answers.csv --limit 2 --json",
            "  goodhart sharpness --policy runs/pendulum --discount 0.99 --horizon 60",
            "  goodhart sharpness --delta 1 --joint-constant 0.98 --discount 0.99",
            "  goodhart sharpness --delta 1 --joint-constant 1.1 --discount 0.99 --horizon 60"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:measured, and the steepest slope or the bound is above --fail-above",
            "2:bad input or usage, or a scorer that fails; nothing was written",
            "130:stopped with Ctrl-C; nothing was written"
        })
final class SharpnessCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DATA.csv|WORLD.yaml",
            description =
                    "A table of points (CSV with a header, or JSON lines), or a world file (docs/world-files.md).")
    private @Nullable Path file;

    @Mixin
    private final SharpnessOptions options = new SharpnessOptions();

    @Mixin
    private final SharpnessLearnedOptions learned = new SharpnessLearnedOptions();

    @Option(
            names = "--fail-above",
            paramLabel = "SLOPE",
            description = "Exit with 1 if the steepest slope found, or the bound, is above this.")
    private @Nullable Double failAbove;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SharpnessCommand() {}

    @Override
    public Integer call() {
        options.check(learned.alongPolicy());
        if (failAbove != null && !(failAbove >= 0)) {
            throw new InvalidInputException("--fail-above (" + failAbove + ") must be at least 0");
        }
        Interruption interruption = new Interruption();
        try {
            return run();
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("goodhart: stopped. Nothing was written.");
            return Goodhart.STOPPED;
        } finally {
            interruption.end();
        }
    }

    private int run() {
        SharpnessAnswer answer = answer();
        PrintWriter err = spec.commandLine().getErr();
        answer.warnings().forEach(warning -> err.println("goodhart: warning: " + warning));
        Path report =
                reportOption.write(name() + "-sharpness", () -> SharpnessPage.of(answer, Reproduce.command(spec)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.json(report));
        } else {
            out.print(answer.text(report));
        }
        out.flush();
        return failAbove != null && answer.above(failAbove) ? Goodhart.ANSWER_IS_NO : 0;
    }

    /** What the report is named after. */
    private String name() {
        return learned.given()
                ? ReportOption.nameOf(learned.subject())
                : file == null ? "bound" : ReportOption.nameOf(file);
    }

    private SharpnessAnswer answer() {
        if (learned.given()) {
            return learned.answer(file, options);
        }
        if (file == null) {
            if (!options.bounded()) {
                throw new InvalidInputException(
                        "A table, a world file, --model, --policy or --joint-constant must be given"
                                + "\nMaybe: goodhart sharpness examples/cliff.yaml");
            }
            return SharpnessAnswer.of(options.bound(null));
        }
        if (TrainingGround.isFile(file.toString())) {
            options.checkForWorld();
            return SharpnessAnswer.of(file.toString(), SharpnessWorld.of(file, options.metric));
        }
        options.checkForTable();
        SharpnessTable table = SharpnessTable.read(file, options);
        PrintWriter err = spec.commandLine().getErr();
        SharpnessPoints points = options.scored()
                ? SharpnessPoints.scored(table, options, err)
                : SharpnessPoints.logged(table, options, err);
        return SharpnessAnswer.of(file.toString(), options.scoredBy(), points, options.bound(points.steepest()));
    }
}
