package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.LineChart.Mark;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.overoptimization.BestOfN;
import dev.goodhart.overoptimization.BestOfNLaw;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The study's plots. A plot whose trials are missing is left out; curves are those of the first seed unless said. */
final class AlignmentCeilingFigures {
    private static final String DISTANCE = "distance d from the initial policy, root of KL in nats";

    private AlignmentCeilingFigures() {}

    static List<Figure> of(Evidence evidence) {
        return evidence.available(List.of(
                AlignmentCeilingFigures::learned,
                AlignmentCeilingFigures::accuracy,
                e -> scatter(e, "in-distribution accuracy", "It says next to nothing on the policy."),
                e -> scatter(e, "on-policy accuracy", "Measured on the tuned policy's own pairs it does."),
                AlignmentCeilingFigures::exact,
                AlignmentCeilingFigures::tails,
                AlignmentCeilingFigures::iterated,
                AlignmentCeilingFigures::penalties));
    }

    private static Figure learned(Evidence evidence) {
        String arm = AlignmentCeilingStudy.LEARNED;
        Series proxy = first(evidence, arm, LearnedPart.PROXY);
        Series gold = first(evidence, arm, LearnedPart.GOLD);
        BestOfNLaw law = new BestOfNLaw(evidence.metric(arm, "alpha")[0], evidence.metric(arm, "beta")[0]);
        double[] fitted = Arrays.stream(gold.x()).map(law::predict).toArray();
        double peak = evidence.metric(arm, "peak")[0];
        return new LineChart(
                "Gold and proxy against the distance",
                "The proxy promises more all the way; gold turns down. The law is the exact one.",
                Axis.of(DISTANCE),
                Axis.of("mean reward gained"),
                List.of(
                        Line.of("proxy", proxy.x(), proxy.y()),
                        Line.of("gold", gold.x(), gold.y()),
                        Line.dashed("d (alpha - beta d)", gold.x(), fitted)),
                List.of(new Mark(peak, "peak")));
    }

    private static Figure accuracy(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (Series series : evidence.series(AlignmentCeilingStudy.LEARNED, LearnedPart.ACCURACY)) {
            lines.add(Line.of("", series.x(), series.y()));
        }
        double[] ends = {
            lines.getFirst().x()[0], lines.getFirst().x()[lines.getFirst().x().length - 1]
        };
        lines.add(Line.dashed("coin", ends, new double[] {0.5, 0.5}));
        return new LineChart(
                "Pair accuracy of the proxy on the policy's own responses",
                "A line for each seed. Where it falls below a coin's, gold has turned down.",
                Axis.of(DISTANCE),
                Axis.of("pair accuracy"),
                lines);
    }

    private static Figure scatter(Evidence evidence, String accuracy, String caption) {
        List<Points> points = new ArrayList<>();
        List<Series> seeds = evidence.series(AlignmentCeilingStudy.POPULATION, "gold against " + accuracy);
        for (int s = 0; s < seeds.size(); s++) {
            points.add(Points.of("seed " + s, seeds.get(s).x(), seeds.get(s).y()));
        }
        return new ScatterChart(
                "Gold against " + accuracy,
                "Each point is a reward model, at d = 2.5. " + caption,
                Axis.of(accuracy),
                Axis.of("gold gained"),
                points,
                List.of());
    }

    private static Figure exact(Evidence evidence) {
        Series tilt = first(evidence, AlignmentCeilingStudy.EXACT, "gain, tilt");
        Series bestOfN = first(evidence, AlignmentCeilingStudy.EXACT, "gain, best of n");
        double[] d = Arrays.stream(bestOfN.x())
                .map(n -> Math.sqrt(BestOfN.klBound(n)))
                .toArray();
        return new LineChart(
                "Best-of-n and the tilt in one dimension",
                "Gold y - y^2 / 4, proxy y. At one distance best-of-n gets more gold here, since it narrows the spread as well.",
                Axis.of(DISTANCE),
                Axis.of("gold gained"),
                List.of(Line.of("tilt", tilt.x(), tilt.y()), Line.of("best of n", d, bestOfN.y())),
                List.of(new Mark(Math.sqrt(2), "peak of the tilt")));
    }

    private static Figure tails(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (TailsPart.Tail tail : TailsPart.Tail.values()) {
            List<Series> seeds = evidence.series(AlignmentCeilingStudy.TAILS, tail.label());
            lines.add(Line.of(tail.label(), seeds.getFirst().x(), AlignmentCeilingClaims.average(seeds)));
        }
        return new LineChart(
                "What the tail of the error does",
                "Gold of best-of-n, mean over seeds. With heavy tails the highest proxy is mostly error.",
                Axis.log("draws n"),
                Axis.of("gold"),
                lines);
    }

    private static Figure iterated(Evidence evidence) {
        return new LineChart(
                "Labels round by round",
                "The same number of labels and the same length of path; only the first are on the policy's own responses.",
                Axis.of("length of the path of the mean"),
                Axis.of("gold gained"),
                List.of(line(evidence, IteratedPart.ITERATED), line(evidence, IteratedPart.STATIC)));
    }

    private static Line line(Evidence evidence, String name) {
        Series series = first(evidence, AlignmentCeilingStudy.ITERATED, name);
        return Line.of(name, series.x(), series.y());
    }

    private static Figure penalties(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (double beta : PenaltyPart.BETAS) {
            Series series = first(evidence, AlignmentCeilingStudy.PENALTY, PenaltyPart.name(beta));
            lines.add(
                    beta == 0
                            ? Line.of("no penalty", series.x(), series.y())
                            : Line.dashed("penalty " + beta, series.x(), series.y()));
        }
        return new LineChart(
                "A KL penalty is early stopping",
                "Gradient ascent with three penalties: one curve, on which larger penalties end earlier.",
                Axis.of(DISTANCE),
                Axis.of("gold gained"),
                lines);
    }

    private static Series first(Evidence evidence, String arm, String name) {
        return evidence.series(arm, name).getFirst();
    }
}
