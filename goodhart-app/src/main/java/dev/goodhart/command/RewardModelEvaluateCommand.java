package dev.goodhart.command;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.KnownIds;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardEvaluation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart reward-model evaluate}: how good a learned reward is on comparisons held out. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Say how good a learned reward is on comparisons that it was not trained on.",
        description = {
            "",
            "Accuracy with its interval, calibration, log loss, accuracy by disagreement of an ensemble and by judge, and what lengths have to"
                    + " do with it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart reward-model evaluate --model model.safetensors --comparisons held-out.csv --features answers.csv"
                    + " --length tokens",
            "  goodhart reward-model evaluate --model model.safetensors --comparisons held-out.csv --trajectories t.csv --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:better than a coin",
            "1:not shown to be better than a coin: its interval reaches 50 %%",
            "2:bad input or usage"
        })
final class RewardModelEvaluateCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "What reward-model train wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private final FeedbackOptions feedback = new FeedbackOptions();

    @Mixin
    private final ComparedItemsOptions items = new ComparedItemsOptions();

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RewardModelEvaluateCommand() {}

    @Override
    public Integer call() {
        try (RewardEnsemble ensemble = RewardEnsemble.load(model)) {
            ComparedItemsOptions.Items read = items.read(ensemble.inputs());
            List<Comparison> comparisons = feedback.read(
                    KnownIds.of(read.known().toString(), read.items().ids()));
            RewardEvaluation evaluation = RewardEvaluation.of(ensemble, read.items(), comparisons, read.lengths());
            @Nullable
            Path report = reportOption.write(
                    ReportOption.nameOf(model) + "-evaluation",
                    () -> RewardEvaluationPage.of(evaluation, ensemble.fingerprint(), Reproduce.command(spec)));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(RewardEvaluationText.json(evaluation, ensemble.fingerprint(), report));
            } else {
                RewardEvaluationText.print(out, evaluation);
                if (report != null) {
                    out.println(System.lineSeparator() + "Report: " + report);
                }
            }
            out.flush();
            return RewardEvaluationText.better(evaluation) ? 0 : Goodhart.ANSWER_IS_NO;
        }
    }
}
