package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.scoring.Scorer;
import dev.goodhart.sharpness.ValueSharpness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured, where, and what it is held against. */
final class SharpnessOptions {
    @Option(
            names = "--features",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "For a table: the columns that the score is a function of. With --model: the file with a row for each item.")
    List<String> features = new ArrayList<>();

    @Option(names = "--score", paramLabel = "COLUMN", description = "For a table: the column of the score.")
    private @Nullable String score;

    @Option(
            names = "--scorer",
            paramLabel = "COMMAND",
            description = "For a table: a program instead of a column, started once, that reads a line"
                    + " {\"<feature>\": number, ...} and answers with a line that is the score.")
    private @Nullable String scorer;

    @Option(
            names = "--limit",
            paramLabel = "K",
            description = "The slope that is still fine. Default: ${DEFAULT-VALUE}.")
    double limit = 1;

    @Option(
            names = "--neighbours",
            paramLabel = "N",
            description = "With --score: how many neighbours of each point are looked at. Default: ${DEFAULT-VALUE}.")
    int neighbours = 10;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "With --scorer: most rows at which slopes are taken. Default: ${DEFAULT-VALUE}.")
    int points = 500;

    @Option(
            names = "--step",
            paramLabel = "H",
            description =
                    "With --scorer or --policy: how far differences reach to either side, in units of the features as compared."
                            + " Default: ${DEFAULT-VALUE}.")
    double step = 0.01;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "With --scorer: how long one answer may take. Default: ${DEFAULT-VALUE}.")
    private double timeout = 60;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Decides which rows, or with --policy which starts. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--raw", description = "Take features in their own units instead of their standard deviations.")
    boolean raw;

    @Option(
            names = "--metric",
            paramLabel = "FILE.csv",
            description = "For a world: rows state,other,distance. Default: the fewest steps.")
    @Nullable
    Path metric;

    @Option(
            names = "--joint-constant",
            paramLabel = "L",
            description =
                    "How much a step of world and policy together may stretch a change of state and action (Lipschitz constant"
                            + " of (s, a) to (s', a')): bound the slope of the critic.")
    private @Nullable Double joint;

    @Option(
            names = "--discount",
            paramLabel = "G",
            description = "With --joint-constant or --policy: the critic's discount. With --policy 0.99 is usual.")
    private @Nullable Double discount;

    @Option(
            names = "--horizon",
            paramLabel = "T",
            description =
                    "With --joint-constant: how many rewards are counted. Default: endlessly many. With --policy: 60.")
    private @Nullable Integer horizon;

    @Option(
            names = "--delta",
            paramLabel = "D",
            description =
                    "With --joint-constant: the reward's own Lipschitz constant. Default: the steepest slope measured.")
    private @Nullable Double delta;

    void check(boolean policy) {
        if (!(limit >= 0)) {
            throw new InvalidInputException("--limit (" + limit + ") must be at least 0");
        }
        if (neighbours < 1 || points < 1) {
            throw new InvalidInputException(
                    "--neighbours and --points must be at least 1, are " + neighbours + " and " + points);
        }
        if (!(step > 0 && Double.isFinite(step))) {
            throw new InvalidInputException("--step (" + step + ") must be above 0");
        }
        if (!(timeout > 0 && timeout <= 86_400)) {
            throw new InvalidInputException("--timeout (" + timeout + ") must be in (0, 86400] seconds");
        }
        if (joint == null && ((!policy && (discount != null || horizon != null)) || delta != null)) {
            throw new InvalidInputException(
                    "--discount, --horizon and --delta are for --joint-constant, which is missing");
        }
        if (joint != null && discount == null) {
            throw new InvalidInputException("--joint-constant must come with --discount");
        }
        if (joint != null && !(joint >= 0 && Double.isFinite(joint))) {
            throw new InvalidInputException("--joint-constant (" + joint + ") must be at least 0");
        }
        if (discount != null && !(discount >= 0 && discount <= 1)) {
            throw new InvalidInputException("--discount (" + discount + ") must be in [0, 1]");
        }
        if (horizon != null && horizon < 1) {
            throw new InvalidInputException("--horizon (" + horizon + ") must be at least 1");
        }
        if (delta != null && !(delta >= 0 && Double.isFinite(delta))) {
            throw new InvalidInputException("--delta (" + delta + ") must be at least 0");
        }
    }

    boolean bounded() {
        return joint != null;
    }

    boolean scored() {
        return scorer != null;
    }

    /** The column of the score. */
    String scoreColumn() {
        if (score == null) {
            throw new InvalidInputException("--score must name the column of the score, or --scorer a program");
        }
        return score;
    }

    /** What the score comes from, in words. */
    String scoredBy() {
        return scorer == null ? "score '" + scoreColumn() + "'" : "scorer '" + scorer + "'";
    }

    /** Refuses what has no meaning for a table. */
    void checkForTable() {
        if (features.isEmpty()) {
            throw new InvalidInputException("--features must name the columns that the score is a function of"
                    + "\nMaybe: goodhart sharpness DATA.csv --features x1,x2 --score score");
        }
        if (metric != null) {
            throw new InvalidInputException("--metric is for a world, not for a table");
        }
        if ((score == null) == (scorer == null)) {
            throw new InvalidInputException(
                    score == null
                            ? "--score must name the column of the score, or --scorer a program"
                            : "--score and --scorer must not be given together");
        }
        if (scorer != null && scorer.isBlank()) {
            throw new InvalidInputException("--scorer must be a command, is blank");
        }
    }

    /** Refuses what has no meaning for a world. */
    void checkForWorld() {
        if (!features.isEmpty() || score != null || scorer != null || joint != null || raw) {
            throw new InvalidInputException(
                    "--features, --score, --scorer, --raw and --joint-constant are for tables, not for a world");
        }
    }

    /** Refuses what has no meaning for a reward model. */
    void checkForModel() {
        if (score != null || scorer != null || metric != null) {
            throw new InvalidInputException("--score, --scorer and --metric must be left out with --model");
        }
    }

    /** Refuses what has no meaning along a policy. */
    void checkForPolicy() {
        checkForModel();
        if (joint != null) {
            throw new InvalidInputException(
                    "--joint-constant must be left out with --policy, which measures it on the way");
        }
    }

    double discountOr(double usual) {
        return discount == null ? usual : discount;
    }

    int horizonOr(int usual) {
        return horizon == null ? usual : horizon;
    }

    /** The running program. */
    Scorer start() {
        return Scorer.start(scorer == null ? "" : scorer, Duration.ofMillis(Math.round(1000 * timeout)));
    }

    /**
     * The bound on the critic.
     *
     * @param measured the steepest slope that was measured, null for none
     */
    @Nullable
    SharpnessBound bound(@Nullable Double measured) {
        if (joint == null || discount == null) {
            return null;
        }
        Double slope = delta == null ? measured : delta;
        if (slope == null) {
            throw new InvalidInputException("--delta must say how steep the reward is, since no table is measured");
        }
        double bound = horizon == null
                ? ValueSharpness.sound(slope, discount, joint)
                : ValueSharpness.sound(slope, discount, joint, horizon);
        return new SharpnessBound(slope, delta == null, discount, joint, horizon == null ? 0 : horizon, bound);
    }
}
