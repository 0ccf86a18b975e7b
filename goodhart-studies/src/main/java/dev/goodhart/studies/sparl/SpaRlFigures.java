package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.MissingEvidenceException;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The study's plots. A plot whose trials are missing is left out; curves are means over seeds. */
final class SpaRlFigures {
    private static final List<String> SHOWN = List.of(
            LearningPart.DELAYED,
            LearningPart.UNIFORM,
            "Progress(100)",
            LearningPart.RESIDUAL,
            LearningPart.REFIT,
            AttributionPart.VALUE_DIFFERENCE);

    private SpaRlFigures() {}

    static List<Figure> of(Evidence evidence) {
        return Stream.<Function<Evidence, Figure>>of(
                        e -> success(e, 0.2),
                        SpaRlFigures::strip,
                        SpaRlFigures::cosines,
                        SpaRlFigures::drift,
                        e -> success(e, 0.5),
                        SpaRlFigures::networks,
                        SpaRlFigures::speeds,
                        e -> endings(e, 0.2))
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

    private static Line line(Evidence evidence, String arm, String name) {
        List<Series> seeds = evidence.series(arm, name);
        double[] y = new double[seeds.getFirst().y().length];
        Arrays.setAll(
                y, i -> seeds.stream().mapToDouble(s -> s.y()[i]).average().orElse(Double.NaN));
        return Line.of(arm, seeds.getFirst().x(), y);
    }

    private static Figure success(Evidence evidence, double kappa) {
        return new LineChart(
                "Success while learning, from kappa " + kappa,
                "No grounding. A frozen estimator of progress is a little faster than the delayed reward, then is farmed.",
                Axis.of("updates of 32 runs"),
                Axis.of("probability of success within 30 steps"),
                SHOWN.stream()
                        .map(arm -> line(evidence, arm, LearningPart.curve(kappa)))
                        .toList());
    }

    private static Figure drift(Evidence evidence) {
        return new LineChart(
                "What is promised and not earned",
                "Mean predicted less mean actual reward of each batch, from kappa 0.2, no grounding.",
                Axis.of("updates of 32 runs"),
                Axis.of("drift"),
                Stream.of("Progress(1)", "Progress(100)", "Progress(1000)", LearningPart.REFIT)
                        .map(arm -> line(evidence, arm, LearningPart.drift(0.2)))
                        .toList());
    }

    private static Figure cosines(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        double[] runs = Arrays.stream(GradientPart.RUNS).asDoubleStream().toArray();
        for (String pay : List.of(
                LearningPart.DELAYED,
                LearningPart.UNIFORM,
                "Progress(100)",
                "Progress(1000)",
                AttributionPart.VALUE_DIFFERENCE,
                LearningPart.RELEASED)) {
            double[] y = Arrays.stream(GradientPart.RUNS)
                    .mapToDouble(n -> SpaRlClaims.mean(evidence, SpaRlStudy.GRADIENT, GradientPart.name(pay, 0.2, n)))
                    .toArray();
            lines.add(Line.of(pay, runs, y));
        }
        return new LineChart(
                "Cosine of the estimated with the exact gradient",
                "Base agent of kappa 0.2, which succeeds in 2.4 % of its runs. Progress has less variance and a bias, which wins in the end.",
                Axis.log("runs"),
                Axis.of("cosine"),
                lines);
    }

    /** The first seed's shortest success. */
    private static Figure strip(Evidence evidence) {
        String arm = SpaRlStudy.ATTRIBUTION;
        List<String> rows = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (double lambda : AttributionPart.LAMBDAS) {
            rows.add("lambda " + Numbers.of(lambda));
            values.add(first(evidence, arm, "strip, " + AttributionPart.progress(lambda)));
        }
        rows.add("ValueDifference");
        values.add(first(evidence, arm, "strip, " + AttributionPart.VALUE_DIFFERENCE));
        rows.add("exact change in value");
        values.add(first(evidence, arm, "strip, exact"));
        List<String> columns = new ArrayList<>();
        double[] pairs = first(evidence, arm, "strip, pairs");
        for (int t = 0; t < pairs.length; t++) {
            columns.add((t + 1) + " " + ErrandWorld.actionNames().get((int) pairs[t] % ErrandWorld.ACTIONS));
        }
        return new HeatMap(
                "What each turn of a success is paid",
                "The penalty grows downwards. Without one the last turn has it all.",
                Axis.of("turn"),
                Axis.of(""),
                columns,
                rows,
                values.toArray(double[][]::new),
                HeatMap.Range.DIVERGING,
                List.of());
    }

    private static Figure networks(Evidence evidence) {
        String arm = SpaRlStudy.NETWORKS;
        List<List<String>> rows = new ArrayList<>();
        for (String name : NetworkPart.ESTIMATORS) {
            List<String> row = new ArrayList<>(List.of(name));
            for (String measure : List.of("held-out R^2", "last-turn share", "correlation")) {
                row.add(Numbers.fixed(SpaRlClaims.mean(evidence, arm, name + ", " + measure), 3));
            }
            for (int n : List.of(64, 1_024)) {
                row.add(Numbers.fixed(SpaRlClaims.mean(evidence, arm, GradientPart.name(name, 0.2, n)), 3));
            }
            rows.add(row);
        }
        return new Table(
                "Networks in the place of the ridge",
                "Fitted to the same runs of the base agent: the first three columns at kappa 0.5 (R^2 on runs held out), cosines of gradients at kappa 0.2; means over"
                        + " seeds. A network begins at the ridge and adds what runs held out confirm; the recurrent one also knows the"
                        + " turns before. The better the prediction, the more stays on the last turn.",
                List.of("estimator", "R^2", "last-turn share", "correlation", "cosine, 64 runs", "1,024 runs"),
                rows);
    }

    private static double[] first(Evidence evidence, String arm, String name) {
        return evidence.series(arm, name).getFirst().y();
    }

    private static Figure speeds(Evidence evidence) {
        List<List<String>> rows = new ArrayList<>();
        for (String arm : LearningPart.ARMS) {
            List<String> row = new ArrayList<>(List.of(arm));
            for (double kappa : LearningPart.KAPPAS) {
                row.add(Numbers.fixed(SpaRlClaims.learned(evidence, arm, "updates to 0.8", kappa, Grounding.NONE), 1));
                row.add(Numbers.fixed(SpaRlClaims.mean(evidence, arm, "final at equal budget, kappa " + kappa), 3));
            }
            rows.add(row);
        }
        return new Table(
                "Updates to 0.8 success, and final success at equal budget",
                "No grounding; means over seeds. One more than there are updates stands for never (61 from kappa 0.5, 81 from 0.2). At equal"
                        + " budget arms that fit no estimator get 62 further updates.",
                List.of("arm", "from 0.5", "final", "from 0.2", "final"),
                rows);
    }

    private static Figure endings(Evidence evidence, double kappa) {
        List<Grounding> groundings = List.of(
                Grounding.NONE,
                new Grounding(GroundingSignal.BONUS, 0.1),
                new Grounding(GroundingSignal.BONUS, 0.5),
                new Grounding(GroundingSignal.PENALTY, 0.1),
                new Grounding(GroundingSignal.PENALTY, 0.5));
        List<List<String>> rows = new ArrayList<>();
        for (String arm : LearningPart.ARMS) {
            List<String> row = new ArrayList<>(List.of(arm));
            groundings.forEach(g -> row.add(Numbers.fixed(SpaRlClaims.learned(evidence, arm, "final", kappa, g), 3)));
            rows.add(row);
        }
        return new Table(
                "Final success by grounding signal, from kappa " + kappa,
                "Means over seeds.",
                List.of("arm", "none", "bonus 0.1", "0.5", "penalty 0.1", "0.5"),
                rows);
    }
}
