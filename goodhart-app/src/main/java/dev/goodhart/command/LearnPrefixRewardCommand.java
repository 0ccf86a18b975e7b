package dev.goodhart.command;

import dev.goodhart.goalconditioned.GoalConditionedObjective;
import dev.goodhart.goalconditioned.GoalConditionedRewardTrainer;
import dev.goodhart.goalconditioned.LatentLoss;
import dev.goodhart.goalconditioned.PrefixRewardModel;
import dev.goodhart.goalconditioned.PrefixRewardOptions;
import dev.goodhart.goalconditioned.PrefixScores;
import dev.goodhart.goalconditioned.RewardHead;
import dev.goodhart.goalconditioned.ScoreObjective;
import dev.goodhart.goalconditioned.SequencePair;
import dev.goodhart.goalconditioned.input.PrefixModelFile;
import dev.goodhart.goalconditioned.input.SequenceEncoding;
import dev.goodhart.goalconditioned.input.SequenceLines;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.representation.TrajectoryTable;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart learn prefix-reward}: a reward that scores beginnings too. */
@Command(
        name = "prefix-reward",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learn a reward from preference pairs that also scores beginnings.",
        description = {
            "",
            "Hidden states along chosen answers are made to resemble their later states, and not those of rejected answers; the cosine to"
                    + " where chosen answers end is then a score at every step. A recurrent network on token ids, on words, or on the states"
                    + " of trajectories. A fifth of the pairs is held out.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart learn prefix-reward --pairs examples/prefix/pairs.jsonl --out prefix.safetensors",
            "  goodhart learn prefix-reward --pairs pairs.jsonl --objective DENSE --out dense.safetensors   # try this first",
            "  goodhart learn prefix-reward --template > pairs.jsonl"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:learned",
            "1:learned, but held-out pairs are not ordered better than by a coin",
            "2:bad input or usage; nothing was written"
        })
final class LearnPrefixRewardCommand implements Callable<Integer> {
    private static final String TEMPLATE = """
            {"prompt": "2 + 3 + 4", "chosen": "2 5 9", "rejected": "2 6 10"}
            {"prompt": "1 + 1 + 6", "chosen": "1 2 8", "rejected": "1 2 9"}
            """;

    /** What is learned. */
    enum Objective {
        /** The contrastive loss beside the preference loss. */
        GOAL_CONDITIONED,
        /** The preference loss at every step. */
        DENSE,
        /** The preference loss at the last step. */
        PLAIN
    }

    @Option(names = "--template", description = "Print a file of pairs to start from.")
    private boolean template;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "JSON lines with prompt (may be missing), chosen and rejected: texts,"
                    + " lists of token ids, or ids of trajectories.")
    private @Nullable Path pairFile;

    @Mixin
    private final OptionalTrajectories trajectories = new OptionalTrajectories();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the model (.safetensors).")
    private @Nullable Path outFile;

    @Option(names = "--objective", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Objective objective = Objective.GOAL_CONDITIONED;

    @Option(names = "--lambda", paramLabel = "X", description = "Weight of the contrastive loss (${DEFAULT-VALUE}).")
    private double lambda = 0.5;

    @Option(names = "--head", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private RewardHead head = RewardHead.LINEAR;

    @Option(names = "--width", paramLabel = "N", description = "Length of a hidden state (${DEFAULT-VALUE}).")
    private int width = 32;

    @Option(names = "--steps", paramLabel = "N", description = "Training steps of 32 pairs (${DEFAULT-VALUE}).")
    private int steps = 800;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of everything random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    LearnPrefixRewardCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (template) {
            out.print(TEMPLATE);
            out.flush();
            return 0;
        }
        if (pairFile == null || outFile == null) {
            throw new InvalidInputException("Pairs and a place for the model must be given: --pairs FILE --out FILE\n"
                    + "Maybe begin with --template.");
        }
        if (width < 1 || width > 4096 || steps < 1 || !(lambda > 0)) {
            throw new InvalidInputException("--width must be in [1, 4096], --steps at least 1 and --lambda above 0");
        }
        SequenceLines lines = SequenceLines.read(pairFile, List.of("chosen", "rejected"));
        PrefixRewardAnswer answer = learned(lines, outFile);
        Path written = outFile;
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(pairFile) + "-prefix-reward",
                () -> PrefixRewardPage.of(answer, written, objective.name(), Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.write(answer.json(written, report)));
        } else {
            out.println(answer.headline());
            out.println("  written to " + written);
            answer.remarks().forEach(r -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", r)));
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return answer.accuracy() <= 0.5 ? Goodhart.ANSWER_IS_NO : 0;
    }

    private PrefixRewardOptions options() {
        PrefixRewardOptions plain =
                PrefixRewardOptions.preferenceOnly().withSteps(steps).withHead(head);
        return switch (objective) {
            case PLAIN -> plain;
            case DENSE -> plain.withScores(ScoreObjective.DENSE_PREFERENCE);
            case GOAL_CONDITIONED ->
                plain.withLatent(List.of(GoalConditionedObjective.defaults().withLambda(lambda)));
        };
    }

    private PrefixRewardAnswer learned(SequenceLines lines, Path to) {
        Optional<TrajectoryTable> table = trajectories.read();
        SequenceEncoding encoding = SequenceEncoding.of(lines, table);
        List<SequencePair> all = new ArrayList<>(lines.pairs(encoding, table));
        RandomGenerator random = SeedTree.of("learn-prefix-reward").child(seed).generator();
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, random.nextInt(i + 1));
        }
        int held = all.size() / 5;
        List<SequencePair> test = all.subList(0, held);
        List<SequencePair> train = all.subList(held, all.size());
        double[] losses = new double[steps];
        double[] positive = new double[steps];
        double[] negative = new double[steps];
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "learning the reward", steps);
        try (PrefixRewardModel model = GoalConditionedRewardTrainer.fit(
                encoding.backbone(width, random), train, options(), random, (step, preference, latent) -> {
                    losses[step - 1] = preference;
                    record(latent, step, positive, negative);
                    progress.done();
                })) {
            progress.end();
            new PrefixModelFile(model, encoding).save(to);
            double[] ordered = ordered(model, test);
            return new PrefixRewardAnswer(
                    train.size(),
                    held,
                    ordered[ordered.length - 1],
                    train.stream().filter(p -> p.chosen().answerLength() < 2).count(),
                    losses,
                    positive,
                    negative,
                    ordered);
        }
    }

    private static void record(LatentLoss latent, int step, double[] positive, double[] negative) {
        positive[step - 1] = latent.positiveCosine();
        negative[step - 1] = latent.negativeCosine();
    }

    /** After each tenth of the answers, the share of pairs whose chosen one scores higher. */
    private static double[] ordered(PrefixRewardModel model, List<SequencePair> pairs) {
        double[] share = new double[10];
        if (pairs.isEmpty()) {
            Arrays.fill(share, Double.NaN);
            return share;
        }
        PrefixScores chosen =
                model.scorePrefixes(pairs.stream().map(SequencePair::chosen).toList());
        PrefixScores rejected =
                model.scorePrefixes(pairs.stream().map(SequencePair::rejected).toList());
        for (int k = 0; k < share.length; k++) {
            for (int i = 0; i < pairs.size(); i++) {
                double gap = at(chosen.rewards()[i], k + 1) - at(rejected.rewards()[i], k + 1);
                share[k] += (gap > 0 ? 1 : gap == 0 ? 0.5 : 0) / pairs.size();
            }
        }
        return share;
    }

    private static double at(double[] scores, int tenths) {
        return scores[Math.max(0, Math.ceilDiv(tenths * scores.length, 10) - 1)];
    }
}
