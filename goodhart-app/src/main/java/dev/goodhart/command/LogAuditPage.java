package dev.goodhart.command;

import dev.goodhart.audit.log.GuaranteeCurve;
import dev.goodhart.audit.log.GuaranteeCurve.Level;
import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.PercentileBand;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.Block;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes the HTML report of a log's audit: the guarantee curve, proxy against intended score, then the terms. */
final class LogAuditPage {
    /** As many dots as a page can carry. */
    private static final int DOTS = 2_000;

    private final LogAudit audit;

    LogAuditPage(LogAudit audit) {
        this.audit = audit;
    }

    ReportPage page(String name, List<VerdictLine> findings, Map<String, String> settings, String command) {
        List<Section> sections = new ArrayList<>();
        audit.curve()
                .ifPresent(curve -> sections.add(Section.of(
                        "Does more of the proxy bring more of what is intended?",
                        List.of(),
                        List.of(curve(curve), scatter(), table("The curve in numbers", LogAuditText.levels(curve))))));
        List<Block> terms = new ArrayList<>();
        // Two tables, as one with all columns is wider than the page.
        terms.add(new Block.Drawing(table("What each term pays", LogAuditText.columns(audit, 0, 1, 2, 3, 4, 8))));
        terms.add(new Block.Drawing(
                table("How each term goes with what is intended", LogAuditText.columns(audit, 0, 5, 6, 7))));
        terms.add(new Block.SideBySide(List.of(variance(), partial())));
        sections.add(new Section("Terms", "terms", terms));
        sections.add(new Section(
                "Terms by percentile of proxy return",
                "percentiles",
                List.of(
                        new Block.Drawing(table("Mean payments", LogAuditText.bands(audit))),
                        new Block.SideBySide(bands()))));
        return new ReportPage(
                "Audit of a log: " + name,
                audit.log().size() + " episodes, " + audit.log().scored()
                        + " of them with a score of what was intended.",
                findings,
                sections,
                settings,
                Platform.describe(),
                command);
    }

    private LineChart curve(GuaranteeCurve curve) {
        List<Level> levels = curve.levels().stream()
                .filter(level -> level.episodes() >= GuaranteeCurve.FEWEST || level.share() == 1)
                .toList();
        double[] x = levels.stream().mapToDouble(Level::share).map(s -> 100 * s).toArray();
        double all = levels.getFirst().intended().estimate();
        return new LineChart(
                "The estimated guarantee curve",
                "Mean intended score of the episodes with the most proxy return, with 95 % intervals. Read it from right (all episodes)"
                        + " to left (the top): it should rise.",
                Axis.log("top share of episodes by proxy return, %"),
                Axis.of("mean intended score"),
                List.of(
                        Line.band(
                                "top episodes",
                                x,
                                of(levels, Interval::estimate),
                                of(levels, Interval::low),
                                of(levels, Interval::high)),
                        Line.dashed("all episodes", new double[] {x[x.length - 1], 100}, new double[] {all, all})));
    }

    private static double[] of(List<Level> levels, ToDoubleFunction<Interval> end) {
        return levels.stream().mapToDouble(l -> end.applyAsDouble(l.intended())).toArray();
    }

    private ScatterChart scatter() {
        int[] scored = IntStream.range(0, audit.log().size())
                .filter(e -> !Double.isNaN(audit.log().intended()[e]))
                .toArray();
        int step = Math.max(1, (scored.length + DOTS - 1) / DOTS);
        int[] shown = IntStream.range(0, scored.length)
                .filter(i -> i % step == 0)
                .map(i -> scored[i])
                .toArray();
        return new ScatterChart(
                "Proxy against intended score",
                step == 1 ? "A dot is an episode." : "A dot is an episode; one of " + step + " is drawn.",
                Axis.of("proxy return"),
                Axis.of("intended score"),
                List.of(Points.of(
                        "episodes",
                        IntStream.of(shown).mapToDouble(e -> audit.proxy()[e]).toArray(),
                        IntStream.of(shown)
                                .mapToDouble(e -> audit.log().intended()[e])
                                .toArray())),
                List.of());
    }

    private BarChart variance() {
        return new BarChart(
                "Where differences in proxy return come from",
                "Each term's part of the variance between episodes, in percent; a term that works against the others is below 0.",
                Axis.of("part of the variance, %"),
                audit.terms().stream()
                        .map(term -> new BarChart.Bar(term.name(), 100 * term.variance()))
                        .toList());
    }

    private BarChart partial() {
        return new BarChart(
                "With what is intended, other terms being equal",
                "Partial correlation of each term with the intended score, with 95 % intervals. Below 0 it pulls against it.",
                Axis.of("partial correlation"),
                audit.terms().stream()
                        .filter(term -> !Double.isNaN(term.partial().estimate()))
                        .map(term -> new BarChart.Bar(
                                term.name(),
                                term.partial().estimate(),
                                term.partial().low(),
                                term.partial().high()))
                        .toList());
    }

    private List<Figure> bands() {
        List<Figure> charts = new ArrayList<>();
        for (PercentileBand band : audit.bands()) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (int k = 0; k < audit.terms().size(); k++) {
                bars.add(new BarChart.Bar(audit.terms().get(k).name(), band.terms()[k]));
            }
            charts.add(new BarChart(
                    "Percentiles " + LogAuditText.name(band),
                    "What the terms pay in these " + band.episodes() + " episodes, on average.",
                    Axis.of("paid per episode"),
                    bars));
        }
        return charts;
    }

    private static Table table(String title, List<List<String>> rows) {
        return new Table(title, "", rows.getFirst(), rows.subList(1, rows.size()));
    }
}
