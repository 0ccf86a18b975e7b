package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.transform.LengthPenalty;
import dev.goodhart.transform.PreferenceAsReward;
import dev.goodhart.transform.ReferenceFile;
import dev.goodhart.transform.ReferenceScores;
import dev.goodhart.transform.ReferenceShaping;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RunningScoreStatistics;
import dev.goodhart.transform.ScoreColumns;
import dev.goodhart.transform.ScoreShaping;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The scores to shape, and how. */
final class TransformOptions {
    static final String SCORES_TEMPLATE = """
            # One row for each scored answer. Needed: score. prompt may be left out if there is only one. length (tokens) is needed with
            # --length-penalty; reward_model (a hash or name) is compared with that of the references. Other columns are kept.
            prompt,score,length,reward_model
            p1,1.4,210,rm-7
            p1,3.1,420,rm-7
            p2,-0.2,180,rm-7
            p2,2.2,350,rm-7
            """;

    static final String REFERENCES_TEMPLATE = """
            # One row for each answer of the initial policy, scored by the same reward model, at least one for each prompt. policy may be left out.
            prompt,score,length,policy,reward_model
            p1,0.3,190,sft,rm-7
            p1,0.9,240,sft,rm-7
            p2,-0.8,150,sft,rm-7
            p2,0.1,200,sft,rm-7
            """;

    /** How many steps of progress reading and shaping take. */
    static final int STEPS = 3;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "CSV with a header, or JSON lines (.jsonl): a row for each scored answer.")
    private @Nullable Path scores;

    @Option(
            names = "--references",
            paramLabel = "FILE",
            description = "Scored answers of the initial policy to the same prompts.")
    private @Nullable Path references;

    @Option(names = "--shaping", paramLabel = "NAME", description = "See --list. Default: ${DEFAULT-VALUE}.")
    private String shaping = "par";

    @Option(
            names = "--k",
            paramLabel = "K",
            description = "Factor on scores in par, sigmoid and sgfc. Default: 1, and 3 in sgfc.")
    private @Nullable Double k;

    @Option(
            names = "--ceiling",
            paramLabel = "U",
            description =
                    "The most that ceil pays above the references. Default: " + ReferenceShaping.Ceiling.DEFAULT + ".")
    private @Nullable Double ceiling;

    @Option(
            names = "--max-references",
            paramLabel = "M",
            description = "Use the first M references of each prompt. Default: all.")
    private @Nullable Integer most;

    @Option(
            names = "--statistics",
            paramLabel = "FILE.jsonl",
            description = "Statistics for meanstd, clip and minmax as training left them. Default: those of --scores.")
    private @Nullable Path statistics;

    @Option(
            names = "--length-penalty",
            paramLabel = "PRICE",
            description =
                    "Subtract this from the score for every token beyond the free ones, before shaping. Default: 0.")
    private double price;

    @Option(
            names = "--free-tokens",
            paramLabel = "N",
            description = "Tokens without a price. Default: ${DEFAULT-VALUE}.")
    private int free = 300;

    @Option(
            names = "--initial-policy",
            paramLabel = "NAME",
            description = "Warn of references that another policy answered.")
    private String initial = "";

    @Option(names = "--prompt", paramLabel = "COLUMN", description = "Column of the prompt (${DEFAULT-VALUE}).")
    private String prompt = "prompt";

    @Option(names = "--score", paramLabel = "COLUMN", description = "Column of the score (${DEFAULT-VALUE}).")
    private String score = "score";

    @Option(names = "--length", paramLabel = "COLUMN", description = "Column of the tokens (${DEFAULT-VALUE}).")
    private String length = "length";

    @Option(names = "--policy", paramLabel = "COLUMN", description = "Column of who answered (${DEFAULT-VALUE}).")
    private String policy = "policy";

    @Option(
            names = "--reward-model",
            paramLabel = "COLUMN",
            description = "Column of the reward model's hash or name (${DEFAULT-VALUE}).")
    private String rewardModel = "reward_model";

    TransformOptions() {}

    @Nullable
    Path file() {
        return scores;
    }

    /** The files that are read. */
    Stream<Path> read() {
        return Stream.of(scores, references, statistics).filter(Objects::nonNull);
    }

    /** The shaped scores, or null where none are given. */
    @Nullable
    ShapedScores shaped(ProgressLine progress) {
        if (scores == null) {
            if (references != null) {
                throw new InvalidInputException("--references must be given with --scores");
            }
            return null;
        }
        RewardShaping wanted = shaping();
        ScoreColumns columns = new ScoreColumns(prompt, score, length, policy, rewardModel);
        LengthPenalty penalty = price == 0 ? LengthPenalty.none() : new LengthPenalty(price, free);
        if (wanted.needs() == RewardShaping.Needs.REFERENCES && references == null) {
            throw new InvalidInputException("--references must be given for the shaping '" + wanted.label()
                    + "'\nMaybe score some answers of the initial policy; see --template references.");
        }
        ReferenceScores read = references == null ? null : ReferenceFile.read(references, columns, penalty);
        if (read != null && most != null) {
            read = read.atMost(most);
        }
        progress.done();
        ScoredAnswers answers = ScoredAnswers.read(scores, columns, penalty);
        progress.done();
        ShapedScores shaped = ShapedScores.of(
                wanted,
                answers,
                read,
                references == null ? "" : references.toString(),
                statistics == null ? RunningScoreStatistics.of(answers.scores()) : StatisticsFile.read(statistics),
                statistics != null,
                initial);
        progress.done();
        return shaped;
    }

    private RewardShaping shaping() {
        RewardShaping named = RewardShaping.named(shaping);
        if (ceiling != null) {
            if (named instanceof ReferenceShaping.Ceiling) {
                return RewardShaping.ceiling(ceiling);
            }
            throw new InvalidInputException(
                    "--ceiling must not be given for the shaping '" + named.label() + "'\nMaybe ceil is meant.");
        }
        if (k == null) {
            return named;
        }
        double factor = k;
        return switch (named) {
            case PreferenceAsReward p -> RewardShaping.par(factor);
            case ScoreShaping.Sigmoid s -> RewardShaping.sigmoid(factor);
            case ReferenceShaping.SlowGrowth g -> new ReferenceShaping.SlowGrowth(factor, g.shift());
            default ->
                throw new InvalidInputException("--k must not be given for the shaping '" + named.label()
                        + "', which has no factor\nMaybe par, sigmoid or sgfc is meant.");
        };
    }
}
