package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart transform}: the function between a reward model's score and the reward that is optimised. */
@Command(
        name = "transform",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Turn scores of a reward model into rewards, and watch a training run for reward hacking.",
        description = {
            "",
            "--scores and --references: shape the scores (preference as reward unless told otherwise), draw the function over them, and say"
                    + " where it is flat.",
            "--monitor: checkpoints with what the reward model promises and what an independent judge finds; when to stop.",
            "One or both may be given. For dense rewards from a world's graph of states see 'goodhart shape'.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart transform --scores examples/transform/scores.csv --references examples/transform/references.jsonl --write shaped.csv",
            "  goodhart transform --scores examples/transform/scores.csv --shaping minmax --json",
            "  goodhart transform --monitor examples/transform/checkpoints.csv",
            "  goodhart transform --list",
            "  goodhart transform --template references > references.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine; warnings may have been printed",
            "1:a run promises more than its judge finds",
            "2:bad input or usage; nothing was written"
        })
final class TransformCommand implements Callable<Integer> {
    private enum Template {
        SCORES,
        REFERENCES,
        CHECKPOINTS
    }

    @Mixin
    private final TransformOptions options = new TransformOptions();

    @Mixin
    private final MonitorOptions monitor = new MonitorOptions();

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the scores' rows with one more column, 'shaped', as CSV.")
    private @Nullable Path write;

    @Option(
            names = "--write-statistics",
            paramLabel = "FILE.jsonl",
            description = "Write the statistics that were used, to be given to --statistics.")
    private @Nullable Path writeStatistics;

    @Option(names = "--list", description = "List the shapings with their formulas, and stop.")
    private boolean list;

    @Option(
            names = "--template",
            paramLabel = "KIND",
            description = "Print a small example of a file of scores, references or checkpoints, and stop.")
    private @Nullable Template template;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    TransformCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            out.print(json ? TransformJson.menu() + System.lineSeparator() : TransformText.menu());
            out.flush();
            return 0;
        }
        if (template != null) {
            out.print(
                    switch (template) {
                        case SCORES -> TransformOptions.SCORES_TEMPLATE;
                        case REFERENCES -> TransformOptions.REFERENCES_TEMPLATE;
                        case CHECKPOINTS -> MonitorOptions.TEMPLATE;
                    });
            out.flush();
            return 0;
        }
        Path first = firstFile();
        requirePlaces();
        ProgressLine progress = new ProgressLine(
                spec.commandLine().getErr(), "shaping", TransformOptions.STEPS + TransformTables.STEPS);
        ShapedScores scores = options.shaped(progress);
        TransformAnswer answer = new TransformAnswer(
                scores, scores == null ? List.of() : TransformTables.shapings(scores, progress), monitor.monitors());
        progress.end();
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(first) + "-transform", () -> TransformPage.of(answer, Reproduce.command(spec)));
        written(scores);
        if (json) {
            out.println(TransformJson.of(answer, write, report));
        } else {
            TransformText.print(out, answer);
            if (scores != null && write != null) {
                out.println(System.lineSeparator() + "Shaped scores: " + write);
            }
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return answer.sound() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private void requirePlaces() {
        List<Path> read =
                Stream.concat(options.read(), Stream.ofNullable(monitor.file())).toList();
        if (write != null) {
            OutFile.require("--write", write, read);
        }
        if (writeStatistics != null) {
            OutFile.require("--write-statistics", writeStatistics, read);
        }
    }

    private void written(@Nullable ShapedScores scores) {
        if (scores == null) {
            return;
        }
        if (write != null) {
            CompleteFile.write(write, part -> Files.writeString(part, scores.csv()));
        }
        if (writeStatistics != null) {
            CompleteFile.write(
                    writeStatistics, part -> Files.writeString(part, TransformJson.statistics(scores.statistics())));
        }
    }

    private Path firstFile() {
        if (options.file() == null) {
            List<String> idle = Stream.of(
                            write == null ? "" : "--write", writeStatistics == null ? "" : "--write-statistics")
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (!idle.isEmpty()) {
                throw new InvalidInputException(idle.getFirst() + " must be given with --scores");
            }
        }
        return Stream.of(options.file(), monitor.file())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "--scores or --monitor must be given\nMaybe begin with a file that --template prints."));
    }
}
