package dev.goodhart.command;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.KnownIds;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.preference.Aggregation;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardModelSettings;
import dev.goodhart.preference.TieRule;
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

/** {@code goodhart reward-model train}: a reward from comparisons. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learn a reward from comparisons.",
        description = {
            "",
            "Fits networks whose outputs explain who was preferred to whom (Bradley and Terry), stops by comparisons held out, and writes them"
                    + " to a safetensors file.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart reward-model train --comparisons c.csv --features answers.csv --length tokens --out model.safetensors",
            "  goodhart reward-model train --comparisons c.csv --trajectories t.csv --ensemble 5 --noise 0.1 --out model.safetensors",
            "  goodhart reward-model train --pairs trl.jsonl --features answers.csv --hidden 0 --out linear.safetensors --json",
            "  goodhart reward-model train --template comparisons > c.csv",
            "  goodhart reward-model train --template features > f.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:trained and written", "2:bad input or usage; nothing was written"})
final class RewardModelTrainCommand implements Callable<Integer> {
    private enum Template {
        COMPARISONS,
        PAIRS,
        FEATURES,
        TRAJECTORIES
    }

    @Mixin
    private final FeedbackOptions feedback = new FeedbackOptions();

    @Mixin
    private final ComparedItemsOptions items = new ComparedItemsOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the model.")
    private @Nullable Path out;

    @Option(
            names = "--template",
            paramLabel = "KIND",
            arity = "0..1",
            fallbackValue = "comparisons",
            description = "Print a small example of a file of comparisons, pairs, features or trajectories, and stop.")
    private @Nullable Template template;

    @Option(names = "--ensemble", paramLabel = "N", description = "How many models (${DEFAULT-VALUE}).")
    private int ensemble = 1;

    @Option(
            names = "--noise",
            paramLabel = "SHARE",
            description = "Share of answers taken to be drawn evenly (${DEFAULT-VALUE}).")
    private double noise;

    @Option(
            names = "--ties",
            arity = "0..1",
            fallbackValue = "RAO_KUPPER",
            paramLabel = "RULE",
            description =
                    "Ties: half (half a win for either, the default), dropped, or rao_kupper (an outcome of its own, what --ties"
                            + " alone means).")
    private TieRule ties = TieRule.HALF;

    @Option(
            names = "--aggregation",
            paramLabel = "HOW",
            description = "How steps make a trajectory's score: sum or mean (${DEFAULT-VALUE}).")
    private Aggregation aggregation = Aggregation.SUM;

    @Option(
            names = "--hidden",
            paramLabel = "WIDTH",
            split = ",",
            description = "Widths of the hidden layers; 0 for a linear reward (64,64).")
    private List<Integer> hidden = List.of(64, 64);

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The most passes over the comparisons (${DEFAULT-VALUE}).")
    private int epochs = 200;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            description = "Share of the pairs kept to stop early, from 20 comparisons on (${DEFAULT-VALUE}).")
    private double heldOut = 0.1;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Step size of Adam (${DEFAULT-VALUE}).")
    private double learningRate = 3e-3;

    @Option(names = "--weight-decay", paramLabel = "RATE", description = "Decay of weights (${DEFAULT-VALUE}).")
    private double weightDecay = 1e-2;

    @Option(
            names = "--score-penalty",
            paramLabel = "FACTOR",
            description = "Penalty on squared scores (${DEFAULT-VALUE}; 0.005 in REG).")
    private double scorePenalty;

    @Option(names = "--seed", paramLabel = "SEED", description = "Decides all that is random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RewardModelTrainCommand() {}

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        if (template != null) {
            terminal.print(
                    switch (template) {
                        case COMPARISONS -> FeedbackOptions.COMPARISONS_TEMPLATE;
                        case PAIRS -> FeedbackOptions.PAIRS_TEMPLATE;
                        case FEATURES -> ComparedItemsOptions.FEATURES_TEMPLATE;
                        case TRAJECTORIES -> ComparedItemsOptions.TRAJECTORIES_TEMPLATE;
                    });
            terminal.flush();
            return 0;
        }
        if (out == null) {
            throw new InvalidInputException("--out must name a file for the model\nMaybe begin with --template.");
        }
        Path to = out;
        if (ensemble < 1 || ensemble > 1000) {
            throw new InvalidInputException("--ensemble (" + ensemble + ") must be from 1 to 1000");
        }
        RewardModelSettings settings = RewardModelSettings.defaults()
                .withHidden(hidden.equals(List.of(0)) ? new Integer[0] : hidden.toArray(Integer[]::new))
                .withAggregation(aggregation)
                .withLabels(ties, noise)
                .withEpochs(epochs, heldOut, 20)
                .withSteps(32, learningRate, weightDecay)
                .withScorePenalty(scorePenalty);
        OutFile.require("--out", to, List.of(items.file()));
        OutFile.require("--out", to, feedback.files());
        ComparedItemsOptions.Items read = items.read(null);
        List<Comparison> comparisons =
                feedback.read(KnownIds.of(read.known().toString(), read.items().ids()));
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "Training epochs", ensemble * epochs);
        int[] shown = new int[1];
        RewardEnsemble trained =
                RewardEnsemble.train(comparisons, read.items(), settings, ensemble, seed, (m, epoch) -> {
                    for (; shown[0] < m * epochs + epoch; shown[0]++) {
                        progress.done();
                    }
                });
        try (trained) {
            progress.end();
            trained.save(to);
            RewardTrainingAnswer answer = RewardTrainingAnswer.of(trained, read, comparisons, to, seed);
            @Nullable
            Path report = reportOption.write(
                    ReportOption.nameOf(to) + "-training",
                    () -> RewardTrainingPage.of(answer, Reproduce.command(spec)));
            if (json) {
                terminal.println(RewardTrainingText.json(answer, report));
            } else {
                RewardTrainingText.print(terminal, answer);
                if (report != null) {
                    terminal.println(System.lineSeparator() + "Report: " + report);
                }
            }
            terminal.flush();
        }
        return 0;
    }
}
