package dev.goodhart.command;

import dev.goodhart.attribution.AttributionMeasures;
import dev.goodhart.attribution.AttributionOptions;
import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.CrossFit;
import dev.goodhart.attribution.CycleGain;
import dev.goodhart.attribution.LinearContributions;
import dev.goodhart.attribution.ProgressAttribution;
import dev.goodhart.attribution.ProgressEstimator;
import dev.goodhart.attribution.RewardRedistribution;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.attribution.TurnEncoding;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.progress.NetworkContributions;
import dev.goodhart.reward.StepEnd;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Fits, annotates runs that were held out, and measures. */
final class AttributeRun {
    private static final int FEWEST = 3;
    private static final int RUNS_A_FEATURE = 10;

    private final AttributeOptions options;
    private final RunFile file;
    private final List<String> remarks = new ArrayList<>();

    AttributeRun(AttributeOptions options, RunFile file) {
        this.options = options;
        this.file = file;
    }

    AttributeAnswer answer(@Nullable Path own, @Nullable Path world, PrintWriter err) {
        List<ScoredRun> runs = file.runs();
        ProgressAttribution.requireContrast(runs);
        AttributionOptions chosen = options.options(file);
        Map<String, Integer> observations = observations();
        AttributeOptions.Estimator kind = options.kind(file, pairs());
        ContributionLearner learner = options.learner(kind);
        AttributedWorld.Table table = world == null ? null : table(world);
        List<ScoredRun> ownRuns = own == null ? List.of() : own(own);
        ProgressEstimator estimator = ProgressAttribution.fit(runs, chosen, learner);
        List<double[]> raw = held(chosen.redistribution(), learner, err);
        double[] predicted = AttributionMeasures.predictions(raw);
        double[] rewards = file.rewards();
        List<double[]> in = AttributionMeasures.contributions(estimator, runs);
        List<double[]> held = new ArrayList<>();
        for (int i = 0; i < rewards.length; i++) {
            held.add(chosen.residual().apply(raw.get(i), rewards[i]));
        }
        boolean discrete = !file.numeric() && 2 * observations.size() <= file.turns();
        int features = switch (estimator.model()) {
            case LinearContributions linear -> used(linear.encoding(), runs);
            case NetworkContributions network -> used(network.encoding(), runs);
            default -> 0;
        };
        // The other spreads know the reward: their sums are no prediction.
        boolean learnt = chosen.redistribution() == RewardRedistribution.PROGRESS;
        remark(features);
        return new AttributeAnswer(
                file,
                estimator,
                kind,
                features,
                held,
                predicted,
                learnt ? AttributionMeasures.rSquared(predicted, rewards) : Double.NaN,
                learnt ? AttributionMeasures.rSquared(AttributionMeasures.predictions(in), rewards) : Double.NaN,
                AttributionMeasures.lastTurnShare(raw, rewards),
                AttributionMeasures.residualsByLength(predicted, runs),
                groups(held, kind),
                discrete ? cycles(in, observations) : OptionalDouble.empty(),
                ownRuns.isEmpty() || !learnt ? Double.NaN : AttributionMeasures.attributionDrift(estimator, ownRuns),
                learnt ? ownRuns.size() : 0,
                table == null
                        ? null
                        : AttributedWorld.of(table, estimator, options.range().high()),
                remarks);
    }

    private AttributedWorld.Table table(Path world) {
        if (file.numeric()) {
            throw new InvalidInputException("--audit needs --spread progress and runs in words");
        }
        return AttributedWorld.table(world, file);
    }

    private List<ScoredRun> own(Path path) {
        RunFile read = options.read(path);
        if (read.numeric() != file.numeric()) {
            throw new InvalidInputException(path + ": must have turns like those of " + file.path());
        }
        return read.runs();
    }

    private List<double[]> held(RewardRedistribution spread, ContributionLearner learner, PrintWriter err) {
        int folds = Math.min(options.folds(), file.runs().size());
        ProgressLine progress = new ProgressLine(err, "fitting", folds);
        try {
            return CrossFit.contributions(file.runs(), spread, learner, folds, options.random(), () -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("stopped between folds");
                }
                progress.done();
            });
        } finally {
            progress.end();
        }
    }

    private Map<String, Integer> observations() {
        Map<String, Integer> index = new HashMap<>();
        for (ScoredRun run : file.runs()) {
            run.turns().forEach(turn -> index.putIfAbsent(turn.observation(), index.size()));
        }
        return index;
    }

    private int pairs() {
        return (int) file.runs().stream()
                .flatMap(run -> run.turns().stream())
                .map(turn -> List.of(turn.observation(), turn.action()))
                .distinct()
                .count();
    }

    private static int used(TurnEncoding encoding, List<ScoredRun> runs) {
        boolean[] seen = new boolean[encoding.features()];
        int[] count = new int[1];
        for (ScoredRun run : runs) {
            for (Turn turn : run.turns()) {
                encoding.encode(turn, (feature, value) -> {
                    count[0] += seen[feature] ? 0 : 1;
                    seen[feature] = true;
                });
            }
        }
        return count[0];
    }

    private void remark(int features) {
        if (options.lambda() == 0 && file.runs().size() < RUNS_A_FEATURE * features) {
            remarks.add("Interpolation: " + file.runs().size() + " runs for " + features
                    + " features and no penalty; contributions then follow chance. Take --lambda above 0, or "
                    + RUNS_A_FEATURE + " runs a feature.");
        }
        int longest = file.runs().stream().mapToInt(ScoredRun::length).max().orElse(0);
        double least = Arrays.stream(file.rewards()).min().orElse(0);
        long unmarked = file.runs().stream()
                .filter(run -> run.length() == longest && run.end() == StepEnd.CONTINUING && run.reward() == least)
                .count();
        if (unmarked >= FEWEST && 10 * unmarked >= file.runs().size()) {
            remarks.add(
                    "Cut off without saying so: " + unmarked + " runs have exactly " + longest
                            + " turns and the least reward. If they were cut off, say \"end\": \"truncated\"; their reward counts as it is.");
        }
        if (!file.saysExecuted()) {
            remarks.add("No grounding signal: not every turn says whether it was executed.");
        }
    }

    /** By pair where pairs come back, by action in free text, by place in numbers. */
    private List<AttributeAnswer.TurnGroup> groups(List<double[]> held, AttributeOptions.Estimator kind) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < held.size(); i++) {
            ScoredRun run = file.runs().get(i);
            for (int t = 0; t < run.length(); t++) {
                double[] sum = sums.computeIfAbsent(name(run, t, kind), key -> new double[2]);
                sum[0]++;
                sum[1] += held.get(i)[t];
            }
        }
        double most = sums.values().stream().mapToDouble(sum -> sum[0]).max().orElse(0);
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= Math.min(most, FEWEST))
                .map(entry -> new AttributeAnswer.TurnGroup(
                        entry.getKey(), (int) entry.getValue()[0], entry.getValue()[1] / entry.getValue()[0]))
                .sorted(Comparator.comparingDouble(AttributeAnswer.TurnGroup::mean)
                        .reversed())
                .toList();
    }

    private static String name(ScoredRun run, int t, AttributeOptions.Estimator kind) {
        Turn turn = run.turns().get(t);
        return switch (kind) {
            case PAIRS, AUTO -> turn.observation() + ": " + turn.action();
            case TEXT -> turn.action();
            case FEATURES -> "turn " + (t + 1);
        };
    }

    private OptionalDouble cycles(List<double[]> contributions, Map<String, Integer> observations) {
        CycleGain graph = new CycleGain(observations.size());
        for (int i = 0; i < contributions.size(); i++) {
            List<Turn> turns = file.runs().get(i).turns();
            for (int t = 0; t + 1 < turns.size(); t++) {
                graph.edge(
                        observations.getOrDefault(turns.get(t).observation(), 0),
                        observations.getOrDefault(turns.get(t + 1).observation(), 0),
                        contributions.get(i)[t]);
            }
        }
        return graph.largest();
    }
}
