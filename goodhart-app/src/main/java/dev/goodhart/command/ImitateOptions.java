package dev.goodhart.command;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.figure.Numbers;
import dev.goodhart.imitation.AdversarialReward;
import dev.goodhart.imitation.DiscriminatorSettings;
import dev.goodhart.imitation.DistillationSettings;
import dev.goodhart.imitation.GradientPenalty;
import dev.goodhart.imitation.ImitationReward;
import dev.goodhart.imitation.PenaltyPlacement;
import dev.goodhart.imitation.RandomExpertDistillation;
import dev.goodhart.imitation.RewardKind;
import dev.goodhart.imitation.RewardPreconditioner;
import dev.goodhart.imitation.RowEncoder;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.DqnSettings;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.settings.Assignment;
import dev.goodhart.settings.SettingsReader;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Who imitates, and what tells agent from expert. */
final class ImitateOptions {
    private static final int[] HIDDEN = {64, 64};
    private static final int BATCH = 64;
    private static final double GAMMA = 0.97;
    private static final long RANDOM_STEPS = 500;

    private static final List<String> OF_THE_DISCRIMINATOR =
            List.of("--penalty", "--reward", "--loss", "--precondition", "--spectral-norm");

    /** What the agent is paid by. */
    enum Method {
        ADVERSARIAL,
        DISTILLATION;

        @Override
        public String toString() {
            return ImitateOptions.word(name());
        }
    }

    /** Where the score's slope is penalised. */
    enum Penalty {
        INTERPOLATED,
        AROUND_EXPERT,
        AROUND_AGENT,
        NONE;

        @Override
        public String toString() {
            return ImitateOptions.word(name());
        }

        GradientPenalty settings() {
            return switch (this) {
                case INTERPOLATED -> GradientPenalty.at(PenaltyPlacement.INTERPOLATED);
                case AROUND_EXPERT -> GradientPenalty.at(PenaltyPlacement.AROUND_EXPERT);
                case AROUND_AGENT -> GradientPenalty.at(PenaltyPlacement.AROUND_AGENT);
                case NONE -> GradientPenalty.none();
            };
        }
    }

    /** What the score pays. */
    enum Reward {
        MINIMAX,
        NON_SATURATING,
        SUM;

        @Override
        public String toString() {
            return ImitateOptions.word(name());
        }

        RewardKind kind() {
            return RewardKind.valueOf(name());
        }
    }

    /** What the discriminator minimises. */
    enum Loss {
        CROSS_ENTROPY,
        POSITIVE_UNLABELLED;

        @Override
        public String toString() {
            return ImitateOptions.word(name());
        }
    }

    /** Who learns from the replay buffer. */
    enum Agent {
        TD3,
        SAC,
        DQN
    }

    @Option(
            names = "--method",
            paramLabel = "HOW",
            description = "What the agent is paid by: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Method method = Method.ADVERSARIAL;

    @Option(
            names = "--penalty",
            paramLabel = "WHERE",
            description = "Where the slope of the discriminator is penalised: ${COMPLETION-CANDIDATES}. Default:"
                    + " ${DEFAULT-VALUE}.")
    Penalty penalty = Penalty.INTERPOLATED;

    @Option(
            names = "--reward",
            paramLabel = "KIND",
            description = "What the discriminator's score pays: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Reward reward = Reward.MINIMAX;

    @Option(
            names = "--loss",
            paramLabel = "KIND",
            description =
                    "What the discriminator minimises: ${COMPLETION-CANDIDATES}; the latter takes a quarter of the agent's steps"
                            + " for as good as the expert's. Default: ${DEFAULT-VALUE}.")
    Loss loss = Loss.CROSS_ENTROPY;

    @Option(
            names = "--precondition",
            paramLabel = "SLOPE",
            description = "Shrink the reward, to 0.7 of it at most, where a learned model of the world is steeper than"
                    + " this; 9 is usual. Default: off.")
    @Nullable
    Double precondition;

    @Option(names = "--spectral-norm", description = "Keep the discriminator's hidden layers at spectral norm 1.")
    private boolean spectralNorm;

    @Option(
            names = "--standardize",
            description = "Take states in units of the demonstrations' deviations; else in their own.")
    boolean standardize;

    @Option(names = "--learner", description = "${COMPLETION-CANDIDATES}. Default: by the kind of actions, TD3 or DQN.")
    private @Nullable Agent agent;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the learner, such as gamma=0.98. May be repeated; a wrong key lists them.")
    private List<String> assignments = new ArrayList<>();

    /** Options that would be given for nothing. */
    void refuseWhatDoesNotApply(ParseResult given) {
        List<String> idle =
                OF_THE_DISCRIMINATOR.stream().filter(given::hasMatchedOption).toList();
        if (method == Method.DISTILLATION && !idle.isEmpty()) {
            throw new InvalidInputException(
                    String.join(", ", idle)
                            + " must be left out with --method distillation, which has no discriminator\nMaybe use --method adversarial.");
        }
    }

    /** What the agent is to be paid by. */
    ImitationReward reward(Imitated imitated, SeedTree seeds) {
        RowEncoder encoder = imitated.encoder(standardize);
        return switch (method) {
            case ADVERSARIAL ->
                new AdversarialReward(
                        imitated.demonstrations(),
                        encoder,
                        discriminator(),
                        BATCH,
                        seeds.child("discriminator").value(),
                        preconditioner());
            case DISTILLATION ->
                new RandomExpertDistillation(
                        imitated.demonstrations(),
                        encoder,
                        DistillationSettings.defaults(),
                        seeds.child("distillation").value());
        };
    }

    /** All that decides the reward, by which a stored run is known again. */
    String fingerprint() {
        return switch (method) {
            case ADVERSARIAL -> discriminator() + (precondition == null ? "" : ", " + preconditioner());
            case DISTILLATION -> DistillationSettings.defaults().toString();
        };
    }

    String words() {
        return switch (method) {
            case ADVERSARIAL ->
                "penalty " + penalty + ", reward " + reward
                        + (loss == Loss.CROSS_ENTROPY ? "" : ", loss " + loss)
                        + (precondition == null ? "" : ", shrunk above slope " + Numbers.of(precondition));
            case DISTILLATION -> "random expert distillation";
        };
    }

    Map<String, Object> choices() {
        Map<String, Object> choices = new LinkedHashMap<>();
        choices.put("method", method.toString());
        if (method == Method.ADVERSARIAL) {
            choices.put("penalty", penalty.toString());
            choices.put("reward", reward.toString());
            choices.put("loss", loss.toString());
            if (precondition != null) {
                choices.put("precondition", precondition);
            }
        }
        return choices;
    }

    private DiscriminatorSettings discriminator() {
        DiscriminatorSettings settings = DiscriminatorSettings.defaults()
                .withPenalty(penalty.settings())
                .withKind(reward.kind())
                .withSpectralNorm(spectralNorm);
        return switch (loss) {
            case CROSS_ENTROPY -> settings;
            case POSITIVE_UNLABELLED -> settings.withUnlabelledAgent(settings.expertShare());
        };
    }

    private @Nullable RewardPreconditioner preconditioner() {
        if (precondition == null) {
            return null;
        }
        if (!(precondition >= 0 && Double.isFinite(precondition))) {
            throw new InvalidInputException(
                    "--precondition (" + precondition + ") must be a finite number, at least 0");
        }
        return new RewardPreconditioner(
                precondition, RewardPreconditioner.defaults().floor());
    }

    int batch() {
        return BATCH;
    }

    Agent agentFor(ActionSpace actions) {
        if (agent != null) {
            return agent;
        }
        return switch (actions) {
            case ActionSpace.Box box -> Agent.TD3;
            case ActionSpace.Discrete discrete -> Agent.DQN;
        };
    }

    /** The study's settings of TD3, the like of them for the others, and what was set. */
    LearnerSettings learner(ActionSpace actions) {
        SettingsReader reader = SettingsReader.of(
                null, assignments.stream().map(Assignment::parse).toList());
        return switch (agentFor(actions)) {
            case TD3 ->
                reader.read(Td3Settings.defaults()
                        .withHidden(HIDDEN)
                        .withBatchSize(BATCH)
                        .withGamma(GAMMA)
                        .withTau(0.01)
                        .withLearningStarts(RANDOM_STEPS));
            case SAC ->
                reader.read(SacSettings.defaults()
                        .withHidden(HIDDEN)
                        .withBatchSize(BATCH)
                        .withGamma(GAMMA)
                        .withLearningStarts(RANDOM_STEPS));
            case DQN ->
                reader.read(DqnSettings.defaults()
                        .withHidden(HIDDEN)
                        .withBatchSize(BATCH)
                        .withGamma(GAMMA)
                        .withLearningStarts(RANDOM_STEPS));
        };
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
