package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.MissingEvidenceException;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The study's plots. */
final class LipschitzGailFigures {
    private LipschitzGailFigures() {}

    static List<Figure> of(Evidence evidence) {
        return evidence.available(List.of(
                LipschitzGailFigures::curves,
                LipschitzGailFigures::variants,
                LipschitzGailFigures::factors,
                LipschitzGailFigures::flatness,
                LipschitzGailFigures::profiles,
                LipschitzGailFigures::paths,
                LipschitzGailFigures::critics,
                LipschitzGailFigures::bounds,
                LipschitzGailFigures::travel));
    }

    private static Figure curves(Evidence evidence) {
        return new LineChart(
                "Imitation with and without a penalty on the slope",
                "Score between random (0) and expert (1), mean over seeds with their range.",
                Axis.of("steps in the world"),
                Axis.of("score"),
                lines(evidence, LipschitzGailStudy.IMITATE, ImitationPart.CURVE, true));
    }

    private static Figure variants(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (Variant variant : triedVariants(evidence)) {
            lines.add(line(variant.label(), evidence.series(variant.arm(), ImitationPart.CURVE), true));
        }
        String plain = Penalised.INTERPOLATED.arm(LipschitzGailStudy.IMITATE);
        lines.add(line("as it is", evidence.series(plain, ImitationPart.CURVE), false));
        return new LineChart(
                "Variants, beside the interpolated penalty as it is",
                "Score between random (0) and expert (1), mean over seeds with their range. No claim is about them.",
                Axis.of("steps in the world"),
                Axis.of("score"),
                lines);
    }

    private static Figure factors(Evidence evidence) {
        return new LineChart(
                "What the preconditioner multiplies the reward by",
                "Where the agent was, mean over seeds with their range; between 0.7 and 1, by the slope of a learned world above 1.",
                Axis.of("steps in the world"),
                Axis.of("factor"),
                List.of(line(
                        Variant.PRECONDITIONED.label(),
                        evidence.series(Variant.PRECONDITIONED.arm(), ImitationPart.FACTOR_CURVE),
                        true)));
    }

    private static Figure critics(Evidence evidence) {
        return new LineChart(
                "How steep the critic is where the agent acts",
                "Mean slope of Q in the action over the agent's rows, mean over seeds. A dead critic gives the actor nothing to"
                        + " follow.",
                Axis.of("steps in the world"),
                Axis.of("||dQ/da||"),
                lines(evidence, LipschitzGailStudy.IMITATE, ImitationPart.CRITIC, false));
    }

    private static Figure profiles(Evidence evidence) {
        return new LineChart(
                "The reward between agent and expert",
                "The agent is at -1, the expert at 1; first seed. Without a penalty all of the slope is at the edge between them.",
                Axis.of("place on the segment"),
                Axis.of("reward"),
                first(evidence, EdgePart.PROFILE));
    }

    private static Figure paths(Evidence evidence) {
        return new LineChart(
                "Where following the reward leads",
                "Gradient ascent from the agent at -1; first seed.",
                Axis.of("steps of ascent"),
                Axis.of("place"),
                first(evidence, EdgePart.PATH));
    }

    private static Figure travel(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Penalised arm : Penalised.values()) {
            double[] slope = evidence.metric(arm.arm(LipschitzGailStudy.EDGE), EdgePart.SCORE_SLOPE);
            bars.add(new BarChart.Bar(
                    arm.label(),
                    Arrays.stream(slope).average().orElseThrow(),
                    Arrays.stream(slope).min().orElseThrow(),
                    Arrays.stream(slope).max().orElseThrow()));
        }
        return new BarChart(
                "The steepest score between agent and expert",
                "Mean over seeds with their range, after the discriminator alone was trained.",
                Axis.log("||grad l||"),
                bars);
    }

    private static Figure flatness(Evidence evidence) {
        List<Points> points = new ArrayList<>();
        for (Penalised arm : tried(evidence, LipschitzGailStudy.IMITATE)) {
            points.add(Points.of(
                    arm.label(),
                    evidence.metric(arm.arm(LipschitzGailStudy.IMITATE), ImitationPart.STEEP),
                    LipschitzGailClaims.scores(evidence, arm)));
        }
        return new ScatterChart(
                "Flat discriminators go with good imitation",
                "A point is a run: its final score, and the slope that nine in ten of the agent's rows keep.",
                Axis.log("90 % quantile of ||grad l||"),
                Axis.of("final score"),
                points,
                List.of());
    }

    private static Figure bounds(Evidence evidence) {
        Series sound =
                evidence.series(LipschitzGailStudy.WORLDS, LinearWorlds.RATIOS).getFirst();
        Series quoted = evidence.series(LipschitzGailStudy.WORLDS, LinearWorlds.QUOTED_RATIOS)
                .getFirst();
        return new LineChart(
                "True slope of the value function over its bound",
                "Linear worlds by rank; above 1 the bound is broken. First seed.",
                Axis.of("share of worlds"),
                Axis.of("slope / bound"),
                List.of(
                        Line.of("1 / (1 - discount ||F||)", sound.x(), sound.y()),
                        Line.of("quoted form", quoted.x(), quoted.y()),
                        Line.dashed("1", new double[] {0, 1}, new double[] {1, 1})));
    }

    private static List<Line> first(Evidence evidence, String series) {
        List<Line> lines = new ArrayList<>();
        for (Penalised arm : Penalised.values()) {
            Series curve =
                    evidence.series(arm.arm(LipschitzGailStudy.EDGE), series).getFirst();
            lines.add(Line.of(arm.label(), curve.x(), curve.y()));
        }
        return lines;
    }

    private static List<Line> lines(Evidence evidence, String part, String series, boolean band) {
        List<Line> lines = new ArrayList<>();
        for (Penalised arm : tried(evidence, part)) {
            lines.add(line(arm.label(), evidence.series(arm.arm(part), series), band));
        }
        return lines;
    }

    /** The mean over seeds, with their range if that is wanted. */
    private static Line line(String label, List<Series> seeds, boolean band) {
        double[] x = seeds.getFirst().x();
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int at = i;
            double[] values = seeds.stream().mapToDouble(s -> s.y()[at]).toArray();
            mean[i] = Arrays.stream(values).average().orElseThrow();
            low[i] = Arrays.stream(values).min().orElseThrow();
            high[i] = Arrays.stream(values).max().orElseThrow();
        }
        return band ? Line.band(label, x, mean, low, high) : Line.of(label, x, mean);
    }

    private static List<Variant> triedVariants(Evidence evidence) {
        List<Variant> tried = Arrays.stream(Variant.values())
                .filter(variant -> has(evidence, variant.arm()))
                .toList();
        if (tried.isEmpty()) {
            throw new MissingEvidenceException("no finished trial of a variant");
        }
        return tried;
    }

    private static boolean has(Evidence evidence, String arm) {
        return evidence.trials().stream().anyMatch(t -> t.arm().equals(arm));
    }

    /** The arms of a part that have a finished trial. */
    private static List<Penalised> tried(Evidence evidence, String part) {
        List<Penalised> tried = Arrays.stream(Penalised.values())
                .filter(arm -> has(evidence, arm.arm(part)))
                .toList();
        if (tried.isEmpty()) {
            throw new MissingEvidenceException("no finished trial of part '" + part + "'");
        }
        return tried;
    }
}
