package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.LineChart.Mark;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.overoptimization.Checkpoint;
import dev.goodhart.overoptimization.GainCurve;
import dev.goodhart.overoptimization.LawReport;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.OveroptimizationLaw;
import dev.goodhart.overoptimization.TuningRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The plots of runs. */
final class RunFigures {
    static final String DISTANCE = "distance d, root of KL in nats";
    private static final int NAMED = 8;
    private static final int CURVE = 80;

    private RunFigures() {}

    static List<Figure> of(ObjectiveMismatchAudit audit) {
        List<Figure> figures = new ArrayList<>();
        gains(audit).ifPresent(figures::add);
        figures.add(proxies(audit));
        accuracy(audit).ifPresent(figures::add);
        scatter(audit, "in-distribution accuracy", TuningRun::inDistributionAccuracy)
                .ifPresent(figures::add);
        scatter(audit, "on-policy accuracy", run -> run.at(audit.at(), Checkpoint::onPolicyAccuracy))
                .ifPresent(figures::add);
        return figures;
    }

    private static Optional<Figure> gains(ObjectiveMismatchAudit audit) {
        Optional<LawReport> headline = audit.headline();
        if (headline.isEmpty()) {
            return Optional.empty();
        }
        LawReport report = headline.get();
        List<Line> lines = new ArrayList<>();
        if (audit.pooled().isEmpty()) {
            GainCurve curve = audit.curves().getFirst();
            lines.add(Line.of("proxy", curve.d(), curve.proxy()));
        }
        for (GainCurve curve : audit.curves()) {
            String name = audit.pooled().isEmpty() ? "gold" : curve.name();
            GainCurve measured = curve.withGold();
            lines.add(Line.of(audit.curves().size() > NAMED ? "" : name, measured.d(), measured.gold()));
        }
        double[] d = new double[CURVE + 1];
        Arrays.setAll(d, i -> report.ceiling().reach() * i / CURVE);
        OveroptimizationLaw law = report.fit().law();
        lines.add(
                Line.dashed("fitted law", d, Arrays.stream(d).map(law::predict).toArray()));
        List<Mark> marks = report.ceiling()
                .peak()
                .map(p -> List.of(new Mark(p.d(), "peak")))
                .orElse(List.of());
        return Optional.of(new LineChart(
                audit.pooled().isEmpty() ? "Gold and proxy against the distance" : "Gold against the distance",
                report.ceiling().peak().isPresent()
                        ? "Gold turns down: beyond the mark more optimisation buys less of what is meant."
                        : audit.pooled().isPresent()
                                ? "Over all runs together no turnover is observed; runs may bend one by one."
                                : "No turnover observed.",
                Axis.of(DISTANCE),
                Axis.of("reward gained"),
                lines,
                marks));
    }

    private static Figure proxies(ObjectiveMismatchAudit audit) {
        List<Line> lines = new ArrayList<>();
        for (GainCurve curve : audit.curves()) {
            lines.add(Line.of(audit.curves().size() > NAMED ? "" : curve.name(), curve.d(), curve.proxy()));
        }
        return new LineChart(
                "Proxy against the distance",
                "What the proxy promises; units differ between proxies.",
                Axis.of(DISTANCE),
                Axis.of("proxy gained"),
                lines);
    }

    private static Optional<Figure> accuracy(ObjectiveMismatchAudit audit) {
        List<Line> lines = new ArrayList<>();
        for (TuningRun run : audit.runs()) {
            List<Checkpoint> measured = run.checkpoints().stream()
                    .filter(c -> !Double.isNaN(c.onPolicyAccuracy()))
                    .toList();
            if (measured.size() > 1) {
                lines.add(Line.of(
                        audit.runs().size() > NAMED ? "" : run.name(),
                        measured.stream().mapToDouble(Checkpoint::d).toArray(),
                        measured.stream()
                                .mapToDouble(Checkpoint::onPolicyAccuracy)
                                .toArray()));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        double reach = audit.runs().stream().mapToDouble(TuningRun::reach).max().orElseThrow();
        lines.add(Line.dashed("coin", new double[] {0, reach}, new double[] {0.5, 0.5}));
        return Optional.of(new LineChart(
                "Pair accuracy on the policy's own responses",
                "How often the proxy still prefers the better of two.",
                Axis.of(DISTANCE),
                Axis.of("pair accuracy"),
                lines));
    }

    private static Optional<Figure> scatter(
            ObjectiveMismatchAudit audit, String name, ToDoubleFunction<TuningRun> accuracy) {
        List<TuningRun> both = audit.runs().stream()
                .filter(run -> !Double.isNaN(accuracy.applyAsDouble(run)))
                .filter(run -> !Double.isNaN(run.at(audit.at(), Checkpoint::gold)))
                .toList();
        if (both.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new ScatterChart(
                "Gold against " + name,
                "Each point is a run, at the distance where runs are compared.",
                Axis.of(name),
                Axis.of("gold"),
                List.of(new Points(
                        "runs",
                        both.stream().mapToDouble(accuracy).toArray(),
                        both.stream()
                                .mapToDouble(run -> run.at(audit.at(), Checkpoint::gold))
                                .toArray(),
                        both.size() > NAMED
                                ? List.of()
                                : both.stream().map(TuningRun::name).toList())),
                List.of()));
    }
}
