package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
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

/** {@code goodhart attribute}: one score at the end of a run becomes a contribution of each of its turns. */
@Command(
        name = "attribute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learn from runs with one score at their end which turn earned it.",
        description = {
            "",
            "Fits contributions of turns whose sum predicts the score of the run, splits every run by an estimator that has not seen"
                    + " it, and says how good the prediction is, whether anything was attributed at all, and whether the split can"
                    + " be farmed.",
            "",
            "A line of the file is a JSON object with",
            "  turns   a list of {\"observation\": \"...\", \"action\": \"...\", \"executed\": true} or {\"features\": [1, 2]},",
            "  reward  the score of the run,",
            "and, as far as known, id, task and end (terminated or truncated).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  goodhart attribute examples/attribution/agent-runs.jsonl",
            "  goodhart attribute examples/attribution/agent-runs.jsonl --lambda 10 --out contributions.jsonl",
            "  goodhart attribute examples/attribution/errand-runs.jsonl --audit examples/attribution/errand.yaml",
            "  goodhart attribute examples/attribution/errand-runs.jsonl --audit examples/attribution/errand.yaml \\",
            "                     --grounding bonus --beta 0.2",
            "  goodhart attribute --template > runs.jsonl"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:attributed",
            "1:--audit: who optimises the contributions does not finish, or loses what is intended",
            "2:bad input or usage; nothing was written",
            "130:stopped with Ctrl-C; nothing was written"
        })
final class AttributeCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RUNS.jsonl", description = "The runs, a JSON object a line.")
    private @Nullable Path file;

    @Mixin
    private AttributeOptions options = new AttributeOptions();

    @Option(
            names = "--own",
            paramLabel = "OWN.jsonl",
            description =
                    "Runs of a policy that was trained on the contributions: how much more do they promise than it earns?")
    private @Nullable Path own;

    @Option(
            names = "--audit",
            paramLabel = "WORLD.yaml",
            description =
                    "Plan exactly on this world, whose states and actions the runs name: does the optimum of the contributions"
                            + " and the grounding signal still finish?")
    private @Nullable Path world;

    @Option(
            names = "--out",
            paramLabel = "FILE.jsonl",
            description = "Write the lines with a contribution a turn there.")
    private @Nullable Path out;

    @Option(names = "--template", description = "Print runs to start from.")
    private boolean template;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Mixin
    private ReportOption reportOption = new ReportOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    AttributeCommand() {}

    @Override
    public Integer call() {
        PrintWriter printer = spec.commandLine().getOut();
        if (template) {
            printer.print(AttributeTemplate.TEXT);
            printer.flush();
            return 0;
        }
        if (file == null) {
            throw new InvalidInputException(
                    "A file of runs must be given\nMaybe begin with: goodhart attribute --template");
        }
        options.check(world != null);
        if (out != null && same(out, file)) {
            throw new InvalidInputException("--out must not be the file that is read (" + file + ")");
        }
        Interruption interruption = new Interruption();
        try {
            return run(file, printer);
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("goodhart: stopped. Nothing was written.");
            return Goodhart.STOPPED;
        } finally {
            interruption.end();
        }
    }

    private int run(Path runs, PrintWriter printer) {
        AttributeAnswer answer = new AttributeRun(options, options.read(runs))
                .answer(own, world, spec.commandLine().getErr());
        Path report = reportOption.write(
                ReportOption.nameOf(runs) + "-attribute",
                () -> AttributePage.of(answer, options.settings(), Reproduce.command(spec)));
        if (out != null) {
            CompleteFile.write(out, part -> AttributeLines.write(answer, part));
        }
        if (json) {
            printer.println(AttributeJson.of(answer, out, report));
        } else {
            AttributeText.print(answer, printer);
            if (out != null) {
                printer.println("Contributions: " + out);
            }
            if (report != null) {
                printer.println("Report: " + report);
            }
        }
        printer.flush();
        AttributedWorld audit = answer.audit();
        return audit == null || audit.audit().sound() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
