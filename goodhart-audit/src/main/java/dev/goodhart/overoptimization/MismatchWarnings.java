package dev.goodhart.overoptimization;

import dev.goodhart.figure.Numbers;
import dev.goodhart.overoptimization.AlignmentCeiling.Turnover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the reader of an audit of runs should mind. */
final class MismatchWarnings {
    private static final int CLIPPED = 3;
    private static final double STARTS_APART = 0.1;
    private static final double POOR_FIT = 0.2;
    private static final double CLEARLY_LESS = 0.35;

    private MismatchWarnings() {}

    static List<String> ofRuns(List<TuningRun> runs, double at, MismatchSettings settings) {
        List<String> warnings = new ArrayList<>();
        for (TuningRun run : runs) {
            long atEnd = run.checkpoints().stream()
                    .filter(c -> c.d() == run.reach())
                    .mapToDouble(Checkpoint::proxy)
                    .distinct()
                    .count();
            if (atEnd >= CLIPPED && run.reach() > 0) {
                warnings.add("Run '" + run.name() + "' has " + atEnd + " different proxies at one largest d ("
                        + Numbers.of(run.reach()) + "): the KL was probably clipped there, and d is too small.");
            }
        }
        double[] starts = runs.stream()
                .map(r -> r.start(Checkpoint::gold))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        double[] golds = runs.stream()
                .flatMap(r -> r.checkpoints().stream())
                .mapToDouble(Checkpoint::gold)
                .filter(g -> !Double.isNaN(g))
                .sorted()
                .toArray();
        if (golds.length == 0) {
            warnings.add(
                    "No gold reward: whether the proxy is over-optimised cannot be said. The proxy alone never shows it.");
        } else if (starts.length > 1
                && starts[starts.length - 1] - starts[0] > STARTS_APART * (golds[golds.length - 1] - golds[0])) {
            warnings.add(
                    "Runs begin at golds from " + Numbers.of(starts[0]) + " to " + Numbers.of(starts[starts.length - 1])
                            + ": maybe at different initial policies, which must not be fitted together.");
        }
        if (settings.at().isPresent()) {
            long beyond = runs.stream().filter(r -> r.reach() < at).count();
            if (beyond > 0) {
                warnings.add(beyond + " of " + runs.size() + " runs do not reach d = " + Numbers.of(at)
                        + " and are left out where runs are compared.");
            }
        }
        return warnings;
    }

    static List<String> ofLaws(Optional<LawReport> pooled, List<LawReport> single) {
        List<String> warnings = new ArrayList<>();
        pooled.or(() -> single.stream().findFirst()).ifPresent(report -> {
            if (report.fit().error() > POOR_FIT * report.range()) {
                warnings.add("No law fits well: the error is "
                        + percent(report.fit().error() / report.range()) + " of the range of gold. "
                        + (pooled.isPresent() ? "Look at the runs one by one." : ""));
            }
            report.extrapolation()
                    .filter(e -> e.error() > POOR_FIT * report.range())
                    .ifPresent(e -> warnings.add("Fitted up to d = " + Numbers.of(e.cut())
                            + ", the law is wrong beyond by " + percent(e.error() / report.range())
                            + " of the range of gold: do not trust it where nothing was measured."));
        });
        long uncertain = single.stream()
                .filter(r -> r.ceiling().turnover() == Turnover.UNCERTAIN)
                .count();
        if (uncertain > 0) {
            warnings.add("In " + uncertain + " of " + single.size() + " runs the fit turns down, but in fewer than "
                    + percent(AlignmentCeiling.CERTAIN) + " of the resamples: no peak is reported for "
                    + (uncertain == 1 ? "it." : "them."));
        }
        return warnings;
    }

    static List<String> ofLinks(List<Link> links) {
        List<String> warnings = new ArrayList<>();
        Optional<Link> inDistribution = accuracy(links, "in-distribution accuracy");
        Optional<Link> onPolicy = accuracy(links, "on-policy accuracy");
        if (inDistribution.isPresent()
                && Double.isNaN(inDistribution.get().rho().estimate())) {
            warnings.add(
                    "In-distribution accuracy cannot be compared with gold: one of the two is the same in all runs.");
        } else if (inDistribution.isPresent() && !(inDistribution.get().rho().low() > 0)) {
            warnings.add("In-distribution accuracy is not shown to foretell gold (rho "
                    + inDistribution.get().rho().text() + "): do not choose a reward model by it.");
        }
        if (inDistribution.isPresent()
                && onPolicy.isPresent()
                && onPolicy.get().rho().estimate() - inDistribution.get().rho().estimate() > CLEARLY_LESS) {
            warnings.add("On-policy accuracy foretells gold much better (rho "
                    + onPolicy.get().rho().text() + ").");
        }
        for (Link link : signChanges(links)) {
            warnings.add("'" + link.from() + "' and '" + link.to()
                    + "' change the sign of their correlation between the nearer and the farther half of the run.");
        }
        return warnings;
    }

    static List<Link> signChanges(List<Link> links) {
        return links.stream()
                .filter(late -> late.kind() == Link.Kind.METRICS_LATE && late.clear())
                .filter(late -> links.stream()
                        .anyMatch(early -> early.kind() == Link.Kind.METRICS_EARLY
                                && early.clear()
                                && early.from().equals(late.from())
                                && early.to().equals(late.to())
                                && early.rho().estimate() * late.rho().estimate() < 0))
                .toList();
    }

    private static Optional<Link> accuracy(List<Link> links, String from) {
        return links.stream()
                .filter(l -> l.kind() == Link.Kind.ACCURACY_TO_GOLD && l.from().equals(from))
                .findFirst();
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 1) + " %";
    }
}
