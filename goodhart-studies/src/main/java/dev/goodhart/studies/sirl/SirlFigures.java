package dev.goodhart.studies.sirl;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.representation.RepresentationSource;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.MissingEvidenceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The study's plots. A plot whose trials are missing is left out; an arm that was not run is left out of a plot. */
final class SirlFigures {
    private static final int[] SIZES = {100, 300, 1000, 3000};

    private SirlFigures() {}

    static List<Figure> of(Evidence evidence) {
        return Stream.<Function<Evidence, Figure>>of(
                        e -> curves(e, Representations.TPA, "Accuracy on new tasks", "test preference accuracy"),
                        e -> curves(e, Representations.FPE, "Error of reading features", "feature prediction error"),
                        SirlFigures::perFeature,
                        SirlFigures::conflict,
                        SirlFigures::noise)
                .flatMap(figure -> drawn(figure, evidence))
                .toList();
    }

    private static Stream<Figure> drawn(Function<Evidence, Figure> figure, Evidence evidence) {
        try {
            return Stream.of(figure.apply(evidence));
        } catch (MissingEvidenceException e) {
            return Stream.empty();
        }
    }

    private static Figure curves(Evidence evidence, String metric, String title, String axis) {
        List<Line> lines = new ArrayList<>();
        curve(evidence, "similarity", n -> SirlClaims.similarity(n), metric, lines);
        for (int persons : new int[] {1, 10, 50}) {
            curve(evidence, "preferences of " + persons, n -> SirlClaims.preferences(persons, n), metric, lines);
        }
        for (RepresentationSource source : new RepresentationSource[] {
            RepresentationSource.RAW, RepresentationSource.AUTOENCODER, RepresentationSource.TRUE_FEATURES
        }) {
            String arm = SirlArm.name(source, 0, 0);
            if (evidence.arms().contains(arm)) {
                double level = SirlClaims.mean(evidence, arm, metric);
                lines.add(Line.dashed(arm, new double[] {SIZES[0], SIZES[3]}, new double[] {level, level}));
            }
        }
        if (lines.isEmpty()) {
            throw new MissingEvidenceException("no arm of part A");
        }
        return new LineChart(
                title,
                "Means over seeds with their range. Broken lines ask nothing.",
                Axis.log("questions"),
                Axis.of(axis),
                lines);
    }

    private static void curve(
            Evidence evidence, String name, Function<Integer, String> arm, String metric, List<Line> lines) {
        int[] there = Arrays.stream(SIZES)
                .filter(n -> evidence.arms().contains(arm.apply(n)))
                .toArray();
        if (there.length < 2) {
            return;
        }
        double[][] seeds = Arrays.stream(there)
                .mapToObj(n -> evidence.metric(arm.apply(n), metric))
                .toArray(double[][]::new);
        lines.add(Line.band(
                name,
                Arrays.stream(there).asDoubleStream().toArray(),
                Arrays.stream(seeds)
                        .mapToDouble(s -> Arrays.stream(s).average().orElse(0))
                        .toArray(),
                Arrays.stream(seeds)
                        .mapToDouble(s -> Arrays.stream(s).min().orElse(0))
                        .toArray(),
                Arrays.stream(seeds)
                        .mapToDouble(s -> Arrays.stream(s).max().orElse(0))
                        .toArray()));
    }

    private static Figure perFeature(Evidence evidence) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String arm : List.of(
                SirlClaims.similarity(100),
                SirlClaims.similarity(SirlArm.FULL),
                SirlClaims.preferences(10, SirlArm.FULL),
                SirlArm.name(RepresentationSource.AUTOENCODER, 0, 0),
                SirlArm.name(RepresentationSource.RAW, 0, 0))) {
            if (evidence.arms().contains(arm)) {
                for (String feature : GridRobot.NAMES) {
                    double[] seeds = evidence.metric(arm, Representations.FPE + " " + feature);
                    bars.add(new BarChart.Bar(
                            arm + ": " + feature,
                            Arrays.stream(seeds).average().orElse(0),
                            Arrays.stream(seeds).min().orElse(0),
                            Arrays.stream(seeds).max().orElse(0)));
                }
            }
        }
        return new BarChart(
                "Error of each feature",
                "0 perfect, 1 no better than the mean; range over seeds. The mean over features hides one that was lost.",
                Axis.of("feature prediction error"),
                bars);
    }

    private static Figure conflict(Evidence evidence) {
        List<Points> points = new ArrayList<>();
        for (String arm : evidence.arms()) {
            if (arm.startsWith("B: ") && !arm.endsWith("single task")) {
                points.add(Points.of(
                        arm.substring(3),
                        evidence.metric(arm, SpuriousInputs.NUISANCE),
                        evidence.metric(arm, SpuriousInputs.CONFLICT)));
            }
        }
        if (points.isEmpty()) {
            throw new MissingEvidenceException("no arm of part B");
        }
        return new ScatterChart(
                "What leaks and what it costs",
                "A point is a seed. Where meaningless inputs can be read out of the representation, a reward follows them.",
                Axis.of("nuisance R2"),
                Axis.of("conflict accuracy"),
                points,
                List.of());
    }

    private static Figure noise(Evidence evidence) {
        List<Points> points = new ArrayList<>();
        for (String arm : List.of(
                SirlClaims.similarity(SirlArm.FULL),
                SirlArm.twisted(SirlArm.Twist.NOISE_20),
                SirlArm.twisted(SirlArm.Twist.NOISE_8),
                SirlArm.twisted(SirlArm.Twist.NOISE_4),
                SirlArm.twisted(SirlArm.Twist.SHUFFLED))) {
            double[] errors = Arrays.stream(evidence.metric(arm, Representations.AGREEMENT))
                    .map(a -> 1 - a)
                    .toArray();
            points.add(Points.of(arm, errors, evidence.metric(arm, Representations.FPE)));
        }
        return new ScatterChart(
                "Errors of the person",
                "A point is a seed.",
                Axis.of("share of answers unlike those without noise"),
                Axis.of("feature prediction error"),
                points,
                List.of());
    }
}
