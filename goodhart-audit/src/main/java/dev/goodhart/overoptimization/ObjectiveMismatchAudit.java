package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.AlignmentCeiling.Turnover;
import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Whether three things that are optimised apart move together: the accuracy of a reward model, the proxy reward of the policy tuned
 * against it, and what evaluations say (Lambert and Calandra 2023); and how hard to optimise (Gao, Schulman and Hilton 2022).
 *
 * @param runs the runs
 * @param at the distance at which runs are compared
 * @param links the measured links
 * @param curves one curve for every run
 * @param pooled the laws fitted to all runs together, empty for a single run or without gold
 * @param single the laws fitted to each run that has enough points, in the order of the runs
 * @param warnings what the reader should mind
 */
public record ObjectiveMismatchAudit(
        List<TuningRun> runs,
        double at,
        List<Link> links,
        List<GainCurve> curves,
        Optional<LawReport> pooled,
        List<LawReport> single,
        List<String> warnings) {
    /** Copies the lists. */
    public ObjectiveMismatchAudit {
        runs = List.copyOf(runs);
        links = List.copyOf(links);
        curves = List.copyOf(curves);
        single = List.copyOf(single);
        warnings = List.copyOf(warnings);
    }

    /**
     * Audits runs.
     *
     * @param runs the runs, at least one, all from one initial policy
     * @param settings how
     * @param seeds where the resamples come from
     * @return the audit
     * @throws InvalidInputException if runs began at different policies, all proxy rewards are equal, or gold was measured but at fewer than
     *     four distances in all
     */
    public static ObjectiveMismatchAudit of(List<TuningRun> runs, MismatchSettings settings, SeedTree seeds) {
        check(runs);
        double farthest = runs.stream().mapToDouble(TuningRun::reach).min().orElseThrow();
        double at = settings.at().orElse(farthest);
        LinkTable table = new LinkTable(
                runs,
                new Bootstrap(settings.resamples(), 0.95, seeds.child("links").generator()));
        List<Link> links = new ArrayList<>(table.accuracyToGold(at));
        links.addAll(table.proxyToMetrics(at));
        links.addAll(table.metricsToMetrics());
        List<GainCurve> curves =
                runs.stream().map(run -> GainCurve.of(run, runs, settings)).toList();
        List<String> warnings = MismatchWarnings.ofRuns(runs, at, settings);
        boolean gold = table.metrics().contains(LinkTable.GOLD);
        Optional<LawReport> pooled = Optional.empty();
        List<LawReport> single = new ArrayList<>();
        if (gold) {
            GainCurve all = GainCurve.pooled("all runs", curves);
            LawReport report = report(all, settings, seeds.child("all"));
            for (GainCurve curve : curves) {
                try {
                    single.add(report(curve, settings, seeds.child("run").child(curve.name())));
                } catch (InvalidInputException e) {
                    warnings.add("No law of its own. " + e.getMessage());
                }
            }
            pooled = runs.size() > 1 ? Optional.of(report) : Optional.empty();
            warnings.addAll(MismatchWarnings.ofLaws(pooled, single));
        }
        warnings.addAll(MismatchWarnings.ofLinks(links));
        return new ObjectiveMismatchAudit(runs, at, links, curves, pooled, single, warnings);
    }

    /**
     * The runs that lost too much of their peak by going on.
     *
     * @param allowedLoss the share of the peak's gold that may be lost, in [0, 1]
     * @return their reports
     */
    public List<LawReport> overoptimized(double allowedLoss) {
        return single.stream()
                .filter(report -> report.ceiling().turnover() == Turnover.OBSERVED)
                .filter(report -> report.ceiling().lost() > allowedLoss)
                .toList();
    }

    /**
     * {@return the KL to spend on a run like these, in nats: that of the earliest peak that was seen, in a run or in all together; where none was,
     * all that was tried; empty without gold}
     */
    public OptionalDouble klBudget() {
        return Stream.concat(pooled.stream(), single.stream())
                .filter(report -> report.ceiling().turnover() == Turnover.OBSERVED)
                .min(Comparator.comparingDouble(report -> report.ceiling().klBudget()))
                .or(this::headline)
                .map(report -> OptionalDouble.of(report.ceiling().klBudget()))
                .orElse(OptionalDouble.empty());
    }

    /** {@return the laws of all runs together, or of the only run; empty without gold} */
    public Optional<LawReport> headline() {
        return pooled.isPresent() ? pooled : single.stream().findFirst();
    }

    /** {@return pairs of evaluations that go together early and against each other late, or the other way round, with clear intervals} */
    public List<Link> signChanges() {
        return MismatchWarnings.signChanges(links);
    }

    private static LawReport report(GainCurve curve, MismatchSettings settings, SeedTree seeds) {
        return LawReport.of(curve, settings.forms(), settings.cut(), settings.resamples(), seeds.generator());
    }

    private static void check(List<TuningRun> runs) {
        if (runs.isEmpty()) {
            throw new InvalidInputException("There must be a run");
        }
        List<String> initial = runs.stream().map(TuningRun::initial).distinct().toList();
        if (initial.size() > 1) {
            throw new InvalidInputException(
                    "Runs from different initial policies (" + String.join(", ", initial)
                            + ") must not be mixed in one fit, d is a distance from the initial policy\nMaybe choose one with --initial.");
        }
        double first = runs.getFirst().checkpoints().getFirst().proxy();
        if (runs.stream().flatMap(r -> r.checkpoints().stream()).allMatch(c -> c.proxy() == first)) {
            throw new InvalidInputException("The proxy rewards must differ, all are " + first);
        }
    }
}
