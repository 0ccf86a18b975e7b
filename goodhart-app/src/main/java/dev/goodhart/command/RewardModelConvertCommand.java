package dev.goodhart.command;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.ComparisonFile;
import dev.goodhart.feedback.FeedbackForm;
import dev.goodhart.feedback.KnownIds;
import dev.goodhart.feedback.PreferencePair;
import dev.goodhart.feedback.PreferencePairFile;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart reward-model convert}: comparisons from one form into another. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header =
                "Write comparisons in another form: pairs for TRL, or comparisons; JSON lines or CSV by the file's name.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart reward-model convert --comparisons comparisons.csv --out pairs.jsonl",
            "  goodhart reward-model convert --pairs pairs.jsonl --as comparisons --out comparisons.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:bad input or usage; nothing was written"})
final class RewardModelConvertCommand implements Callable<Integer> {
    private enum Form {
        PAIRS,
        COMPARISONS
    }

    @Mixin
    private final FeedbackOptions feedback = new FeedbackOptions();

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "pairs (prompt, chosen, rejected; ties are left out) or comparisons (${DEFAULT-VALUE}).")
    private Form form = Form.PAIRS;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write them.")
    @SuppressWarnings("NullAway.Init")
    private Path to;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RewardModelConvertCommand() {}

    @Override
    public Integer call() {
        OutFile.require("--out", to, feedback.files());
        List<Comparison> comparisons = feedback.read(KnownIds.ANY);
        List<PreferencePair> pairs = comparisons.stream()
                .map(c -> PreferencePair.of(c, id -> "", UnaryOperator.identity()))
                .flatMap(Optional::stream)
                .toList();
        if (form == Form.PAIRS && pairs.isEmpty()) {
            throw new InvalidInputException("There must be a comparison that is no tie, there is none");
        }
        CompleteFile.write(to, part -> {
            try (Writer out = Files.newBufferedWriter(part)) {
                switch (form) {
                    case PAIRS -> PreferencePairFile.write(out, FeedbackForm.of(to), pairs);
                    case COMPARISONS -> ComparisonFile.write(out, FeedbackForm.of(to), comparisons);
                }
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println((form == Form.PAIRS
                        ? pairs.size() + " pairs, " + (comparisons.size() - pairs.size()) + " ties left out: "
                        : comparisons.size() + " comparisons: ")
                + to);
        out.flush();
        return 0;
    }
}
