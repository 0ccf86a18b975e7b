package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.mdp.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts the numbers of an audit into words. */
final class Findings {
    private static final double NEARLY_BEST = 0.95;

    private final World world;
    private final ProxyAudit audit;
    private final double tolerance;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(World world, ProxyAudit audit, double tolerance) {
        this.world = world;
        this.audit = audit;
        this.tolerance = tolerance;
    }

    static ProxyAudit addTo(World world, ProxyAudit audit, double tolerance) {
        Findings findings = new Findings(world, audit, tolerance);
        findings.collect();
        findings.findings.sort(Comparator.comparing(Finding::level).reversed());
        return new ProxyAudit(
                audit.intended(),
                audit.proxy(),
                audit.verdict(),
                audit.distances(),
                audit.ordering(),
                audit.worstCase(),
                audit.optimum(),
                audit.region(),
                audit.uniform(),
                audit.pressure(),
                audit.learner(),
                audit.payments(),
                audit.path(),
                audit.proxyVisits(),
                audit.intendedVisits(),
                audit.shapingForm(),
                findings.findings,
                audit.remedies());
    }

    private void collect() {
        optimum();
        if (audit.verdict() == AuditVerdict.TRIVIAL) {
            return;
        }
        path();
        payments();
        pressure();
        guarantee();
        worstCase();
    }

    private void optimum() {
        ProxyOptimum optimum = audit.optimum();
        switch (audit.verdict()) {
            case EQUIVALENT -> {
                ShapingForm form = audit.shapingForm();
                String scale = "";
                if (form != null) {
                    scale = String.format(Locale.ROOT, " It is %.4g times the intended reward", form.scale())
                            + (flat(form.potential()) ? "." : " plus potential shaping.");
                }
                add(Finding.Level.GOOD, "Equivalent", "Both rewards order all policies alike." + scale);
            }
            case SOUND ->
                add(
                        Finding.Level.GOOD,
                        "Sound at its optimum",
                        "Every proxy-optimal policy keeps at least " + percent(1 - optimum.mostLoss())
                                + " of what the intended optimum gains over acting at random.");
            case GAMED ->
                add(
                        Finding.Level.BAD,
                        "Gamed",
                        "Even the best of the proxy-optimal policies loses " + percent(optimum.leastLoss())
                                + " of what the intended optimum gains over acting at random"
                                + (optimum.leastLoss() >= 1 ? ": it is no better than acting at random." : "."));
            case INDIFFERENT ->
                add(
                        Finding.Level.BAD,
                        "Indifferent",
                        "The proxy-optimal policies tie, yet lose between " + percent(Math.max(0, optimum.leastLoss()))
                                + " and " + percent(optimum.mostLoss())
                                + " of what the intended optimum gains over acting at random: which one comes is left to"
                                + " chance.");
            case OPPOSITE ->
                add(
                        Finding.Level.BAD,
                        "Opposite",
                        "The proxy prefers every policy exactly as much as it should avoid it.");
            case TRIVIAL ->
                add(
                        Finding.Level.BAD,
                        "Trivial",
                        "All policies have the same proxy return; optimising it does nothing, so chance decides.");
        }
    }

    private static boolean flat(double[] potential) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double phi : potential) {
            low = Math.min(low, phi);
            high = Math.max(high, phi);
        }
        return high - low <= 1e-9 * Math.max(1, Math.abs(high));
    }

    private void path() {
        TypicalPath path = audit.path();
        if (audit.verdict().acceptable() || path.cycleLength() == 0) {
            return;
        }
        int end = path.states()[path.states().length - 1];
        String round = path.cycleLength() == 1
                ? "stays in " + name(end)
                : "goes round a cycle of " + steps(path.cycleLength()) + ", " + cycle(path);
        add(
                Finding.Level.BAD,
                path.cycleLength() == 1 ? "It settles down" : "It goes in circles",
                "After " + steps(path.cycleStart()) + " the proxy-optimal policy " + round + ", for ever.");
    }

    private static String steps(int count) {
        return count + (count == 1 ? " step" : " steps");
    }

    private String cycle(TypicalPath path) {
        StringBuilder text = new StringBuilder();
        int shown = Math.min(path.cycleLength(), 6);
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : " to ").append(name(path.states()[path.cycleStart() + i]));
        }
        return text.append(shown < path.cycleLength() ? " to ..." : " and back").toString();
    }

    private String name(int state) {
        return world.stateNames().get(state);
    }

    private void payments() {
        for (TermPayment payment : audit.payments()) {
            if (payment.shaping()) {
                add(
                        Finding.Level.GOOD,
                        "Harmless term",
                        "'" + payment.term().name() + "' changes no policy's rank: it is potential shaping, constant or"
                                + " without weight.");
            }
        }
        if (!audit.verdict().acceptable()) {
            audit.payments().stream()
                    .filter(p -> !p.shaping() && p.temptation() > 0)
                    .max(Comparator.comparingDouble(TermPayment::temptation))
                    .ifPresent(p -> add(
                            Finding.Level.BAD,
                            "What pays for it",
                            String.format(
                                    Locale.ROOT,
                                    "'%s' pays the proxy-optimal policy %.4g and the intended-optimal one %.4g.",
                                    p.term().name(),
                                    p.toProxyOptimal(),
                                    p.toIntendedOptimal())));
        }
    }

    private void pressure() {
        PressureCurve curve = audit.pressure();
        if (curve == null || curve.fall() <= tolerance) {
            return;
        }
        int peak = curve.peak();
        String from = percent(curve.intended()[peak]);
        String to = percent(curve.intended()[curve.intended().length - 1]);
        if (peak == 0) {
            add(
                    Finding.Level.WARN,
                    "Any optimisation makes it worse",
                    "The intended return falls from the first bit of optimisation on, from " + from + " to " + to
                            + " of its range: no pressure is safe.");
            return;
        }
        add(
                Finding.Level.WARN,
                "More optimisation makes it worse",
                String.format(
                        Locale.ROOT,
                        "The intended return peaks at pressure %.3g (%.2f nats per step from uniform, %s of the proxy range)"
                                + " and then falls from %s to %s of its range; stop there.",
                        curve.pressure()[peak],
                        curve.divergence()[peak],
                        percent(curve.proxy()[peak]),
                        from,
                        to));
    }

    private void guarantee() {
        AchievableRegion.Guarantee nearly = audit.region().guarantee(NEARLY_BEST);
        boolean safe = 1 - nearly.sure() <= Math.max(2 * tolerance, 0.1);
        add(
                safe ? Finding.Level.GOOD : Finding.Level.WARN,
                safe ? "Robust" : "Little is sure before the optimum",
                "A policy with 95 % of the proxy range is sure of " + percent(nearly.sure())
                        + " of the intended range, and can have up to " + percent(nearly.possible()) + ".");
    }

    private void worstCase() {
        double regret = audit.worstCase().regret();
        if (regret > tolerance) {
            add(
                    Finding.Level.WARN,
                    "Worst case",
                    "Some change that the proxy does not object to costs " + percent(regret)
                            + " of the intended range.");
        }
    }

    private void add(Finding.Level level, String headline, String detail) {
        findings.add(new Finding(level, headline, detail));
    }

    private static String percent(double share) {
        double rounded = Math.abs(share) < 5e-4 ? 0 : 100 * share;
        return String.format(Locale.ROOT, "%.1f %%", rounded);
    }
}
