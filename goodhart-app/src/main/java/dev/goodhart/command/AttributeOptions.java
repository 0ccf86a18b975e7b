package dev.goodhart.command;

import dev.goodhart.attribution.AttributionOptions;
import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.attribution.ResidualCorrection;
import dev.goodhart.attribution.RewardRedistribution;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.progress.NetworkLearner;
import dev.goodhart.progress.NetworkSettings;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How rewards are attributed. */
final class AttributeOptions {
    private static final int BITS = 12;

    /** What the estimator sees of a turn. */
    enum Estimator {
        AUTO,
        PAIRS,
        TEXT,
        FEATURES
    }

    /** What fits contributions. */
    enum Learner {
        RIDGE,
        NETWORK,
        RECURRENT
    }

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description =
                    "Ridge penalty, as for 2,000 runs: what spreads the reward. 0 leaves nearly all of it on the last"
                            + " turn if that tells the outcome. Default: ${DEFAULT-VALUE}.")
    private double lambda = AttributionOptions.LAMBDA;

    @Option(
            names = "--estimator",
            paramLabel = "KIND",
            description =
                    "What is seen of a turn: pairs (a number for each observation with each action), text (hashed words),"
                            + " features, or auto: features where there are some, pairs where pairs come back 5 times on average. Default: auto.")
    private Estimator estimator = Estimator.AUTO;

    @Option(
            names = "--learner",
            paramLabel = "KIND",
            description =
                    "ridge; network (ridge and what one hidden layer over each turn adds to it); or recurrent, which also knows the"
                            + " turns before. Default: ridge.")
    private Learner learner = Learner.RIDGE;

    @Option(
            names = "--spread",
            paramLabel = "KIND",
            converter = SpreadConverter.class,
            description = "progress, or to compare: delayed, uniform, value-difference. Default: progress.")
    private RewardRedistribution spread = RewardRedistribution.PROGRESS;

    @Option(
            names = "--residual",
            description = "Add what the contributions miss to the last turn, so that every run is paid its reward.")
    private boolean residual;

    @Option(
            names = "--grounding",
            paramLabel = "SIGNAL",
            description =
                    "none, bonus (beta for an executed turn) or penalty (-beta for one that was not). Default: penalty"
                            + " where every turn says 'executed', else none.")
    private @Nullable GroundingSignal grounding;

    @Option(
            names = "--beta",
            paramLabel = "B",
            description = "Size of that signal, as a share of the greatest reward. Default: ${DEFAULT-VALUE}.")
    private double beta = 0.1;

    @Option(
            names = "--range",
            paramLabel = "LOW,HIGH",
            converter = RangeConverter.class,
            description = "What rewards can be. Default: 0,1.")
    private Range range = new Range(0, 1);

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "Every run is split by an estimator fitted without its N-th of the runs. Default: ${DEFAULT-VALUE}.")
    private int folds = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Deals the runs into folds, and starts networks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /** What rewards can be. */
    record Range(double low, double high) {}

    void check(boolean audit) {
        if (!(lambda >= 0) || Double.isInfinite(lambda)) {
            throw new InvalidInputException("--lambda (" + lambda + ") must be a finite number, at least 0");
        }
        if (audit && spread != RewardRedistribution.PROGRESS) {
            throw new InvalidInputException("--audit needs --spread progress and runs in words");
        }
        if (audit && learner == Learner.RECURRENT) {
            throw new InvalidInputException(
                    "--audit plans on a table of states and actions; what --learner recurrent says of a"
                            + " turn depends on the turns before it\nMaybe --learner network, which knows the turn alone.");
        }
        if (!(beta >= 0) || Double.isInfinite(beta)) {
            throw new InvalidInputException("--beta (" + beta + ") must be a finite number, at least 0");
        }
        if (folds < 2) {
            throw new InvalidInputException("--folds (" + folds + ") must be at least 2");
        }
    }

    RunFile read(Path path) {
        return RunFile.read(path, range.low(), range.high());
    }

    AttributionOptions options(RunFile file) {
        GroundingSignal signal = grounding;
        if (signal == null) {
            signal = file.saysExecuted() ? GroundingSignal.PENALTY : GroundingSignal.NONE;
        } else if (signal != GroundingSignal.NONE) {
            file.requireExecuted();
        }
        return new AttributionOptions(
                spread, residual ? ResidualCorrection.LAST_TURN : ResidualCorrection.NONE, signal, beta * range.high());
    }

    /** The kind that auto stands for. */
    Estimator kind(RunFile file, int pairs) {
        if (estimator == Estimator.AUTO) {
            if (file.numeric()) {
                return Estimator.FEATURES;
            }
            return 5 * pairs <= file.turns() ? Estimator.PAIRS : Estimator.TEXT;
        }
        if ((estimator == Estimator.FEATURES) != file.numeric()) {
            throw new InvalidInputException(file.path() + ": --estimator "
                    + estimator.name().toLowerCase(Locale.ROOT) + " does not fit turns with "
                    + (file.numeric() ? "features" : "words"));
        }
        return estimator;
    }

    ContributionLearner learner(Estimator kind) {
        if (learner != Learner.RIDGE) {
            NetworkSettings settings = NetworkSettings.defaults()
                    .withMemory(learner == Learner.RECURRENT)
                    .withLambda(lambda)
                    .withSeed(seed);
            return new NetworkLearner(settings, kind == Estimator.PAIRS);
        }
        return switch (kind) {
            case PAIRS, AUTO -> ContributionLearner.pairs(lambda);
            case TEXT -> ContributionLearner.text(BITS, lambda);
            case FEATURES -> ContributionLearner.numeric(lambda);
        };
    }

    RandomGenerator random() {
        return SeedTree.of("attribute command").child(seed).generator();
    }

    int folds() {
        return folds;
    }

    double lambda() {
        return lambda;
    }

    Range range() {
        return range;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("learner", learner.name().toLowerCase(Locale.ROOT));
        settings.put("lambda", Double.toString(lambda));
        settings.put("spread", spread.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        settings.put("residual corrected", residual ? "yes" : "no");
        settings.put("beta", Double.toString(beta));
        settings.put("folds", Integer.toString(folds));
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    /** Takes hyphens for underscores. */
    static final class SpreadConverter implements ITypeConverter<RewardRedistribution> {
        SpreadConverter() {}

        @Override
        public RewardRedistribution convert(String value) {
            try {
                return RewardRedistribution.valueOf(
                        value.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "must be progress, delayed, uniform or value-difference, is '" + value + "'");
            }
        }
    }

    /** Reads LOW,HIGH. */
    static final class RangeConverter implements ITypeConverter<Range> {
        RangeConverter() {}

        @Override
        public Range convert(String value) {
            String[] parts = value.split(",", -1);
            try {
                double low = Double.parseDouble(parts[0]);
                double high = Double.parseDouble(parts[parts.length - 1]);
                if (parts.length == 2 && low < high && high > 0 && Double.isFinite(low) && Double.isFinite(high)) {
                    return new Range(low, high);
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new TypeConversionException(
                    "must be two numbers LOW,HIGH with LOW below HIGH and HIGH above 0, is '" + value + "'");
        }
    }
}
