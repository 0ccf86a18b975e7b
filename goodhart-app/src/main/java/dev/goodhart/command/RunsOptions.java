package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.LawForm;
import dev.goodhart.overoptimization.MismatchSettings;
import dev.goodhart.overoptimization.TuningRun;
import dev.goodhart.overoptimization.input.RunsColumns;
import dev.goodhart.overoptimization.input.RunsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runs to audit. */
final class RunsOptions {
    static final String TEMPLATE = """
            # One row for each checkpoint of each run (or each n of best-of-n). Needed: proxy, and kl (in nats, from the initial policy) or d (its root).
            # run, gold, in_distribution_accuracy and on_policy_accuracy may be left out or empty; evaluations are named by --metric.
            run,kl,proxy,gold,in_distribution_accuracy,on_policy_accuracy,refusals
            a,0,0.00,0.00,0.83,0.83,0.04
            a,0.5,0.70,0.55,0.83,0.78,0.05
            a,2,1.41,0.85,0.83,0.70,0.07
            a,4.5,2.12,0.92,0.83,0.61,0.11
            a,8,2.83,0.73,0.83,0.52,0.17
            a,12.5,3.54,0.30,0.83,0.44,0.24
            """;

    enum Unit {
        NATS,
        BITS
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "RUNS",
            description = "CSV with a header, or JSON lines (.jsonl), one checkpoint a row.")
    private @Nullable Path file;

    @Option(
            names = "--run",
            paramLabel = "COLUMN",
            description = "Column of the run (${DEFAULT-VALUE}; may be missing).")
    private String run = "run";

    @Option(
            names = "--kl",
            paramLabel = "COLUMN",
            description = "Column of the KL from the initial policy (${DEFAULT-VALUE}).")
    private String kl = "kl";

    @Option(
            names = "--d",
            paramLabel = "COLUMN",
            description = "Column of its root, if there is no KL (${DEFAULT-VALUE}).")
    private String d = "d";

    @Option(names = "--kl-unit", paramLabel = "UNIT", description = "nats or bits (nats).")
    private Unit unit = Unit.NATS;

    @Option(names = "--metric", paramLabel = "COLUMN", description = "Column of an evaluation. Give it several times.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--in-distribution-accuracy",
            paramLabel = "COLUMN",
            description = "Column of the proxy's accuracy on held-out pairs (${DEFAULT-VALUE}; may be missing).")
    private String inDistribution = "in_distribution_accuracy";

    @Option(
            names = "--on-policy-accuracy",
            paramLabel = "COLUMN",
            description = "Column of its accuracy on the policy's own pairs (${DEFAULT-VALUE}; may be missing).")
    private String onPolicy = "on_policy_accuracy";

    @Option(
            names = "--initial-column",
            paramLabel = "COLUMN",
            description = "Column of the initial policy's name (${DEFAULT-VALUE}; may be missing).")
    private String initialColumn = "initial";

    @Option(names = "--initial", paramLabel = "NAME", description = "Take only runs from this initial policy.")
    private @Nullable String initial;

    @Option(
            names = "--law",
            paramLabel = "LAW",
            description = "best-of-n, rl, or both: the one that fits better (both).")
    private String law = "both";

    @Option(
            names = "--at",
            paramLabel = "D",
            description = "Distance at which runs are compared (the farthest that all reach).")
    private @Nullable Double at;

    @Option(
            names = "--cut",
            paramLabel = "D",
            description = "Fit the law up to here as well and say its error beyond (half).")
    private @Nullable Double cut;

    @Option(
            names = "--gold-start",
            paramLabel = "GOLD",
            description = "Gold of the initial policy, if no row has d = 0.")
    private @Nullable Double goldStart;

    @Option(names = "--proxy-start", paramLabel = "PROXY", description = "Its proxy, if no row has d = 0.")
    private @Nullable Double proxyStart;

    RunsOptions() {}

    @Nullable
    Path file() {
        return file;
    }

    List<TuningRun> runs(Path from, String proxy, @Nullable String gold) {
        List<TuningRun> runs = RunsFile.read(
                from,
                new RunsColumns(
                        run,
                        initialColumn,
                        kl,
                        d,
                        proxy,
                        gold == null ? "gold" : gold,
                        gold != null,
                        inDistribution,
                        onPolicy,
                        metrics,
                        switch (unit) {
                            case NATS -> 1;
                            case BITS -> Math.log(2);
                        }));
        if (initial == null) {
            return runs;
        }
        List<String> names = runs.stream().map(TuningRun::initial).distinct().toList();
        if (!names.contains(initial)) {
            throw new InvalidInputException("--initial '" + initial
                    + "' must be an initial policy of the file\nMaybe one of: " + String.join(", ", names));
        }
        String wanted = initial;
        return runs.stream().filter(r -> r.initial().equals(wanted)).toList();
    }

    MismatchSettings settings(int resamples) {
        return new MismatchSettings(
                resamples, optional(at), optional(cut), forms(), optional(goldStart), optional(proxyStart));
    }

    private List<LawForm> forms() {
        return switch (law) {
            case "best-of-n" -> List.of(LawForm.BEST_OF_N);
            case "rl" -> List.of(LawForm.RL);
            case "both" -> List.of(LawForm.values());
            default -> throw new InvalidInputException("--law must be best-of-n, rl or both, is '" + law + "'");
        };
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
