package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.ConstantHuman;
import dev.goodhart.oversight.Decision;
import dev.goodhart.oversight.EpsilonRandomHuman;
import dev.goodhart.oversight.HumanFit;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.Overconfidence;
import dev.goodhart.oversight.ProbitHuman;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.oversight.csv.DecisionFile;
import dev.goodhart.oversight.csv.HumanTableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the human answers. */
final class HumanOptions {
    /** A human model as named on the command line. */
    enum Kind {
        RATIONAL,
        LOGISTIC,
        PROBIT,
        RANDOM,
        CONSTANT,
        TABLE;

        /** The options that describe it, the necessary one first. */
        List<String> options() {
            return switch (this) {
                case RATIONAL -> List.of();
                case LOGISTIC -> List.of("--beta", "--bias");
                case PROBIT -> List.of("--noise");
                case RANDOM -> List.of("--epsilon");
                case CONSTANT -> List.of("--probability");
                case TABLE -> List.of("--table");
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--human",
            paramLabel = "MODEL",
            description =
                    "How the human answers: ${COMPLETION-CANDIDATES} (default: rational, or what the options below imply).")
    private @Nullable Kind kind;

    @Option(names = "--beta", paramLabel = "B", description = "logistic: the noise, in units of utility.")
    private @Nullable Double beta;

    @Option(names = "--bias", paramLabel = "U", description = "logistic: positive for a human who allows too much.")
    private @Nullable Double bias;

    @Option(
            names = "--noise",
            paramLabel = "SD",
            description = "probit: sd of the noise through which the human sees U.")
    private @Nullable Double noise;

    @Option(
            names = "--epsilon",
            paramLabel = "P",
            description = "random: the chance that a rational human tosses a coin.")
    private @Nullable Double epsilon;

    @Option(names = "--probability", paramLabel = "P", description = "constant: the chance of allowing, whatever U is.")
    private @Nullable Double probability;

    @Option(
            names = "--table",
            paramLabel = "FILE.csv",
            description = "table: columns utility,allow; linear in between.")
    private @Nullable Path table;

    @Option(
            names = "--decisions",
            paramLabel = "FILE.csv",
            description =
                    "Fit a logistic human to recorded decisions, columns utility,allowed (1 allowed, 0 switch pressed).")
    private @Nullable Path decisions;

    HumanOptions() {}

    /** The human, whose utilities are net of the off payoff; those of recorded decisions are made so. */
    HumanModel model(double offPayoff) {
        Map<String, @Nullable Object> given = given();
        if (decisions != null) {
            if (kind != null || !given.isEmpty()) {
                throw new InvalidInputException("--decisions fits the human, so "
                        + (kind != null ? "--human" : given.keySet().iterator().next()) + " cannot be given as well");
            }
            return fitted(decisions, offPayoff);
        }
        if (kind == null && given.isEmpty()) {
            return new HumanModel(new RationalHuman(), true, null, null, Double.NaN);
        }
        Kind chosen = kind == null ? implied(given.keySet().iterator().next()) : kind;
        for (String option : given.keySet()) {
            if (!chosen.options().contains(option)) {
                throw new InvalidInputException("The " + chosen + " human takes "
                        + (chosen.options().isEmpty() ? "no options" : String.join(" and ", chosen.options()))
                        + ", not "
                        + option
                        + "\nMaybe you mean --human " + implied(option));
            }
        }
        return HumanModel.given(
                switch (chosen) {
                    case RATIONAL -> new RationalHuman();
                    case LOGISTIC -> logistic(required(chosen, beta), bias == null ? 0 : bias);
                    case PROBIT -> probit(required(chosen, noise));
                    case RANDOM -> new EpsilonRandomHuman(required(chosen, epsilon));
                    case CONSTANT -> new ConstantHuman(required(chosen, probability));
                    case TABLE -> HumanTableFile.read(required(chosen, table));
                });
    }

    private static HumanPolicy logistic(double beta, double bias) {
        if (beta <= 0) {
            throw notPositive("--beta", beta);
        }
        return new BoltzmannHuman(beta, bias);
    }

    private static HumanPolicy probit(double noise) {
        if (noise <= 0) {
            throw notPositive("--noise", noise);
        }
        return new ProbitHuman(noise);
    }

    private static InvalidInputException notPositive(String option, double value) {
        return new InvalidInputException(option + " (" + value + ") must be positive"
                + "\nMaybe you mean a human who never errs: --human rational");
    }

    private static HumanModel fitted(Path file, double offPayoff) {
        List<Decision> recorded = new ArrayList<>();
        double largest = 0;
        for (Decision decision : DecisionFile.read(file)) {
            recorded.add(new Decision(decision.utility() - offPayoff, decision.allowed()));
            largest = Math.max(largest, Math.abs(decision.utility() - offPayoff));
        }
        try {
            HumanFit fit = HumanFit.of(recorded);
            return new HumanModel(fit.human(), false, fit, Overconfidence.of(recorded, new RationalHuman()), largest);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static <T> T required(Kind kind, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(
                    "The " + kind + " human needs " + kind.options().getFirst());
        }
        return value;
    }

    private Map<String, @Nullable Object> given() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("--beta", beta);
        given.put("--bias", bias);
        given.put("--noise", noise);
        given.put("--epsilon", epsilon);
        given.put("--probability", probability);
        given.put("--table", table);
        given.values().removeIf(value -> value == null);
        return given;
    }

    private static Kind implied(String option) {
        for (Kind kind : Kind.values()) {
            if (kind.options().contains(option)) {
                return kind;
            }
        }
        throw new IllegalStateException("No human takes " + option);
    }
}
