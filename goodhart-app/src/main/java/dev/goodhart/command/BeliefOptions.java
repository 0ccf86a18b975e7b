package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.ProposedAction;
import dev.goodhart.oversight.SpreadCalibration;
import dev.goodhart.oversight.UtilityBelief;
import dev.goodhart.oversight.csv.EnsembleFile;
import dev.goodhart.oversight.csv.HypothesisList;
import dev.goodhart.oversight.csv.OutcomeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is believed about the utility of the proposed actions. */
final class BeliefOptions {
    @Option(
            names = "--mean",
            paramLabel = "U",
            description = "The action's expected utility; with --sd a normal belief, without it certainty.")
    private @Nullable Double mean;

    @Option(names = "--sd", paramLabel = "SD", description = "The belief's standard deviation.")
    private @Nullable Double sd;

    @Option(
            names = "--samples",
            paramLabel = "FILE.csv",
            description =
                    "A reward ensemble's scores: a row for each proposed action, a column for each member, the first column"
                            + " optionally its name. A file with one column is one action.")
    private @Nullable Path samples;

    @Option(
            names = "--hypotheses",
            paramLabel = "U:W,...|FILE.csv",
            description = "Utilities with their weights, which sum to 1; or a file with columns utility,weight.")
    private @Nullable String hypotheses;

    @Option(
            names = "--spread",
            paramLabel = "K",
            description =
                    "Multiply the belief's spread by K about its mean, when it is known to be too narrow or too wide.")
    private @Nullable Double spread;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE.csv",
            description = "What actions turned out to be worth, columns mean,sd,outcome: fits K and applies it.")
    private @Nullable Path outcomes;

    private @Nullable SpreadCalibration calibration;

    BeliefOptions() {}

    /** Reads the beliefs. */
    List<ProposedAction> actions() {
        double factor = factor();
        List<ProposedAction> actions = given();
        if (factor == 1) {
            return actions;
        }
        return actions.stream()
                .map(a -> new ProposedAction(a.name(), a.belief().withSpread(factor)))
                .toList();
    }

    /** What the outcomes said of the spread; read together with the beliefs. */
    Optional<SpreadCalibration> calibration() {
        return Optional.ofNullable(calibration);
    }

    private List<ProposedAction> given() {
        int ways = (mean != null || sd != null ? 1 : 0) + (samples != null ? 1 : 0) + (hypotheses != null ? 1 : 0);
        if (ways != 1) {
            throw new InvalidInputException(
                    "One of --mean (with --sd), --samples and --hypotheses must say what is believed, "
                            + (ways == 0 ? "none does" : ways + " do")
                            + (ways == 0 ? "\nMaybe try: goodhart oversight --mean 0.25 --sd 1" : ""));
        }
        if (samples != null) {
            return EnsembleFile.read(samples);
        }
        if (hypotheses != null) {
            UtilityBelief belief = hypotheses.contains(":") && !hypotheses.endsWith(".csv")
                    ? HypothesisList.parse(hypotheses, "--hypotheses")
                    : HypothesisList.read(Path.of(hypotheses));
            return List.of(new ProposedAction("the action", belief));
        }
        if (mean == null) {
            throw new InvalidInputException("--sd needs --mean, the action's expected utility");
        }
        return List.of(new ProposedAction("the action", UtilityBelief.normal(mean, sd == null ? 0 : sd)));
    }

    private double factor() {
        if (spread != null && outcomes != null) {
            throw new InvalidInputException("--spread and --outcomes both set the belief's spread; give one of them");
        }
        if (outcomes != null) {
            calibration = OutcomeFile.read(outcomes);
            return calibration.factor();
        }
        return spread == null ? 1 : spread;
    }
}
