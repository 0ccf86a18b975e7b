package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.Polygon;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.BarChart.Bar;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pictures of an audit that need no map. */
public final class AuditFigures {
    private static final int LEVELS = 101;
    private static final Axis PROXY = Axis.of("proxy return, % of its range");
    private static final Axis INTENDED = Axis.of("intended return, % of its range");

    private final ProxyAudit audit;

    /**
     * Prepares the figures of an audit.
     *
     * @param audit the audit
     */
    public AuditFigures(ProxyAudit audit) {
        this.audit = audit;
    }

    /** {@return the achievable region with what optimisation does in it} */
    public Figure region() {
        Polygon inner = audit.region().inner();
        List<Line> lines = new ArrayList<>();
        PressureCurve pressure = audit.pressure();
        if (pressure != null) {
            lines.add(Line.of("maximum-entropy policies", percent(pressure.proxy()), percent(pressure.intended())));
        }
        PressureCurve learner = audit.learner();
        if (learner != null) {
            lines.add(Line.dashed("a Q-learner in training", percent(learner.proxy()), percent(learner.intended())));
        }
        AchievableRegion region = audit.region();
        Points points = new Points(
                "policies",
                new double[] {100 * audit.uniform().proxy(), 100 * proxyShareOfIntended(), 100},
                new double[] {
                    100 * audit.uniform().intended(),
                    100,
                    100 * region.guarantee(1).reachedLow()
                },
                List.of("random", "intended-optimal", "proxy-optimal"));
        return new RegionChart(
                "What optimising '" + audit.proxy().name() + "' can lead to",
                "The shaded region holds every policy there is. Optimisation pushes to the right; what is meant lies at the top."
                        + " The lower edge is what can go wrong at each level of proxy return.",
                PROXY,
                INTENDED,
                percent(inner.x()),
                percent(inner.y()),
                lines,
                List.of(points));
    }

    /** The proxy return of the intended-optimal policy, as a share. */
    private double proxyShareOfIntended() {
        double sum = 0;
        for (TermPayment payment : audit.payments()) {
            sum += payment.toIntendedOptimal();
        }
        return audit.region().proxyRange().share(sum);
    }

    /** {@return what each level of proxy return guarantees, and allows, of the intended return} */
    public Figure guarantee() {
        double[] level = new double[LEVELS];
        double[] sure = new double[LEVELS];
        double[] possible = new double[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            level[i] = i;
            AchievableRegion.Guarantee guarantee = audit.region().guarantee(i / 100.0);
            sure[i] = 100 * guarantee.sure();
            possible[i] = 100 * guarantee.possible();
        }
        return new LineChart(
                "Guarantee curve",
                "Once a policy has this much proxy return, its intended return is sure to lie between the two lines.",
                Axis.of("proxy return reached, % of its range"),
                INTENDED,
                List.of(Line.of("at best", level, possible), Line.of("for sure", level, sure)));
    }

    /** {@return proxy and intended return by pressure, null for a trivial proxy} */
    public @Nullable Figure goodhart() {
        PressureCurve curve = audit.pressure();
        if (curve == null) {
            return null;
        }
        int peak = curve.peak();
        boolean turns = curve.fall() > 1e-3 && peak > 0;
        int n = curve.pressure().length;
        return new LineChart(
                "Goodhart curve",
                "Maximum-entropy policies from uniform to optimal. "
                        + (turns
                                ? "The intended return turns down at the marked pressure."
                                : peak == 0 && curve.fall() > 1e-3
                                        ? "The intended return falls from the first bit of optimisation on."
                                        : "The intended return does not turn down."),
                Axis.log("optimisation pressure (inverse temperature)"),
                Axis.of("% of the range"),
                List.of(
                        Line.of("proxy", tail(curve.pressure(), 1), tail(percent(curve.proxy()), 1)),
                        Line.of("intended", tail(curve.pressure(), 1), tail(percent(curve.intended()), 1))),
                turns && peak < n - 1 ? List.of(new LineChart.Mark(curve.pressure()[peak], "stop here")) : List.of());
    }

    /** {@return proxy and intended return by training step, null when no learner was trained} */
    public @Nullable Figure learner() {
        PressureCurve curve = audit.learner();
        if (curve == null) {
            return null;
        }
        return new LineChart(
                "A learner in training",
                "Tabular Q-learning on the proxy; its greedy policy is evaluated exactly under both rewards.",
                Axis.of("environment steps"),
                Axis.of("% of the range"),
                List.of(
                        Line.of("proxy", curve.pressure(), percent(curve.proxy())),
                        Line.of("intended", curve.pressure(), percent(curve.intended()))));
    }

    /** {@return what each term of the proxy pays to the proxy-optimal and to the intended-optimal policy} */
    public Figure terms() {
        List<Bar> bars = new ArrayList<>();
        for (TermPayment payment : audit.payments()) {
            bars.add(new Bar(payment.term().name() + ": proxy-optimal", payment.toProxyOptimal()));
            bars.add(new Bar(payment.term().name() + ": intended-optimal", payment.toIntendedOptimal()));
        }
        return new BarChart(
                "Which term pays",
                "Discounted return by each term of '" + audit.proxy().name()
                        + "'. A term that pays the proxy-optimal policy more pays for what was not meant.",
                Axis.of("discounted return"),
                bars);
    }

    /** {@return the changes that make the proxy sound, each with the result of its own audit} */
    public Table remedies() {
        return new Table(
                "What to change",
                "Each change was audited again; these were found sound.",
                List.of("change", "verdict", "loss at optimum", "VAL distance", "worst case"),
                audit.remedies().stream()
                        .map(r -> List.of(
                                r.description(),
                                r.verdict().toString().toLowerCase(Locale.ROOT),
                                share(r.loss()),
                                String.format(Locale.ROOT, "%.3f", r.distance()),
                                share(r.worstCaseRegret())))
                        .toList());
    }

    private static String share(double value) {
        return Double.isNaN(value)
                ? "n/a"
                : String.format(Locale.ROOT, "%.1f %%", Math.abs(value) < 5e-4 ? 0 : 100 * value);
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(v -> 100 * v).toArray();
    }

    private static double[] tail(double[] values, int from) {
        return Arrays.copyOfRange(values, from, values.length);
    }
}
