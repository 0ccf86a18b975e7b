package dev.goodhart.studies.offswitch;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import dev.goodhart.study.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The study's figures, drawn from the first seed's curves; the exact arms give every seed the same. */
final class OffSwitchFigures {
    private static final String LOGISTIC = "logistic, beta = ";
    private static final String RATIONAL = "rational, sigma = ";

    private OffSwitchFigures() {}

    /** The figures of the arms that have finished. */
    static List<Figure> of(Evidence evidence) {
        List<Figure> figures = new ArrayList<>();
        for (String arm : evidence.arms()) {
            List<TrialResult> trials =
                    evidence.trials().stream().filter(t -> t.arm().equals(arm)).toList();
            if (!trials.isEmpty()) {
                TrialResult first = trials.getFirst();
                switch (arm) {
                    case OffSwitchStudy.SURFACES ->
                        figures.addAll(List.of(noise(first), rational(first), cuts(first), thumbs(first)));
                    case OffSwitchStudy.DESIGNER -> figures.addAll(List.of(ratios(first), baselines(first)));
                    case OffSwitchStudy.CALIBRATION -> figures.add(calibration(first));
                    case OffSwitchStudy.SIMULATION -> figures.add(payoffs(trials));
                    case OffSwitchStudy.CORRIDOR -> figures.add(corridor(first));
                    default -> {}
                }
            }
        }
        return figures;
    }

    private static Figure rational(TrialResult trial) {
        List<Map.Entry<String, Series>> rows = named(trial, RATIONAL).reversed();
        return new HeatMap(
                "Incentive to defer to a rational human",
                "Delta over the robot's belief. It is never negative: largest where the robot is torn (E[U] = 0) and unsure.",
                Axis.of("E[U]"),
                Axis.of("sigma"),
                labels(rows.getFirst().getValue().x()),
                rows.stream()
                        .map(row -> row.getKey().substring(RATIONAL.length()).replaceAll("0+$", ""))
                        .toList(),
                rows.stream().map(row -> row.getValue().y()).toArray(double[][]::new),
                HeatMap.Range.DIVERGING,
                List.of());
    }

    /** The boundary in cells: beta = sigma^2 / (2 |mu|), column 0 at the first sigma, row 0 (top) at the largest beta. */
    private static Figure noise(TrialResult trial) {
        List<Map.Entry<String, Series>> rows = named(trial, LOGISTIC).reversed();
        double[] sigmas = rows.getFirst().getValue().x();
        double most = rows.size() / 10.0;
        double least = 0.1;
        double lowest = Math.max(sigmas[0], Math.sqrt(2 * least * Surfaces.BOUNDARY_MEAN));
        double highest = Math.min(sigmas[sigmas.length - 1], Math.sqrt(2 * most * Surfaces.BOUNDARY_MEAN));
        double[] x = new double[60];
        double[] y = new double[60];
        double width = sigmas[1] - sigmas[0];
        for (int i = 0; i < x.length; i++) {
            double sigma = lowest + (highest - lowest) * i / (x.length - 1);
            x[i] = (sigma - sigmas[0]) / width;
            y[i] = (most - sigma * sigma / (2 * Surfaces.BOUNDARY_MEAN)) / 0.1;
        }
        return new HeatMap(
                "Incentive to defer to a noisy human",
                "Delta at E[U] = 0.25 over the robot's doubt and the human's noise. The line is sigma^2 = 2 beta |E[U]|: left of it the"
                        + " robot would rather act past the human.",
                Axis.of("sigma"),
                Axis.of("beta"),
                labels(sigmas),
                rows.stream()
                        .map(row -> row.getKey().substring(LOGISTIC.length()))
                        .toList(),
                rows.stream().map(row -> row.getValue().y()).toArray(double[][]::new),
                HeatMap.Range.DIVERGING,
                List.of(Line.of("Delta = 0", x, y)));
    }

    private static Figure cuts(TrialResult trial) {
        List<Line> lines = new ArrayList<>();
        for (double mu : Surfaces.CUTS) {
            Series series = curve(trial, "rational, E[U] = " + mu);
            lines.add(Line.of("E[U] = " + mu, series.x(), series.y()));
        }
        return new LineChart(
                "Doubt makes deference pay",
                "Delta with a rational human grows with the spread of the belief and falls with |E[U]|.",
                Axis.of("sigma"),
                Axis.of("Delta"),
                lines);
    }

    private static Figure thumbs(TrialResult trial) {
        String prefix = "misclassified by ";
        return new BarChart(
                "Rules of thumb",
                "Share of the logistic cells in which a rule asks although it should not, or does not although it should.",
                Axis.of("share of cells"),
                trial.metrics().entrySet().stream()
                        .filter(m -> m.getKey().startsWith(prefix))
                        .map(m -> new BarChart.Bar(m.getKey().substring(prefix.length()), m.getValue()))
                        .toList());
    }

    private static Figure ratios(TrialResult trial) {
        List<Line> lines = new ArrayList<>();
        for (int m : Designer.ACTIONS) {
            lines.add(ratio(trial, new RationalHuman(), m, "rational, m = " + m));
        }
        lines.add(ratio(trial, new BoltzmannHuman(1), 1, "logistic 1, m = 1"));
        return new LineChart(
                "What noise costs",
                "Value of the best play as a share of the value with full information. One question does not make up for choosing the"
                        + " wrong one of many actions.",
                Axis.log("noise in what the robot sees"),
                Axis.of("value ratio"),
                lines);
    }

    private static Line ratio(TrialResult trial, HumanPolicy human, int actions, String label) {
        Series series = curve(trial, Designer.name("ratio", human, actions));
        return Line.of(label, series.x(), series.y());
    }

    private static Figure baselines(TrialResult trial) {
        HumanPolicy human = new BoltzmannHuman(0.25);
        List<Line> lines = new ArrayList<>();
        lines.add(ratio(trial, human, 1, "best play"));
        Designer.BASELINES.forEach(rule -> {
            Series series = curve(trial, Designer.name(rule.name(), human, 1));
            lines.add(Line.dashed(rule.name(), series.x(), series.y()));
        });
        return new LineChart(
                "The best play and its baselines",
                "One action, logistic human with beta 0.25. The naive maximiser is near the best play when little is in doubt, always"
                        + " asking when much is.",
                Axis.log("noise in what the robot sees"),
                Axis.of("value ratio"),
                lines);
    }

    private static Figure calibration(TrialResult trial) {
        List<Line> lines = new ArrayList<>();
        for (double beta : Calibration.BETAS) {
            Series series = curve(trial, Calibration.name(beta));
            int shown = series.x().length - 1;
            lines.add(Line.of("beta = " + beta, Arrays.copyOf(series.x(), shown), Arrays.copyOf(series.y(), shown)));
        }
        return new LineChart(
                "The right amount of doubt",
                "Value against k, the factor by which the robot misjudges its own standard deviation. It is highest at k = 1; k = 1e6,"
                        + " asking always, is in the data.",
                Axis.of("believed / true standard deviation"),
                Axis.of("expected payoff"),
                lines,
                List.of(new LineChart.Mark(1, "calibrated")));
    }

    private static Figure payoffs(List<TrialResult> trials) {
        String prefix = "payoff: ";
        List<BarChart.Bar> bars = new ArrayList<>();
        Simulation.RULES.forEach(rule -> {
            double[] paid = trials.stream()
                    .map(t -> t.metrics().get(prefix + rule.name()))
                    .filter(v -> v != null)
                    .mapToDouble(v -> v)
                    .sorted()
                    .toArray();
            if (paid.length > 0) {
                bars.add(new BarChart.Bar(
                        rule.name(), Arrays.stream(paid).average().orElseThrow(), paid[0], paid[paid.length - 1]));
            }
        });
        return new BarChart(
                "Payoffs in play",
                "Average payoff of each rule with a logistic human (beta 0.25) over " + trials.size()
                        + " seeds; the interval spans the seeds.",
                Axis.of("payoff per play"),
                bars);
    }

    private static Figure corridor(TrialResult trial) {
        Series taken = curve(trial, "takes the tile against beta");
        Series value = curve(trial, "value against beta");
        List<LineChart.Mark> marks = new ArrayList<>();
        for (int i = 0; i < taken.x().length; i++) {
            if (taken.y()[i] == 1) {
                marks.add(new LineChart.Mark(taken.x()[i], "takes the tile from here"));
                break;
            }
        }
        Double alone = trial.metrics().get("value without a switch");
        double[] line = new double[value.x().length];
        Arrays.fill(line, alone == null ? Double.NaN : alone);
        return new LineChart(
                "A tile that disables the switch",
                "Value of the best plan in the corridor against the human's noise. Once the human is bad enough the robot goes out of"
                        + " its way to be rid of the switch.",
                Axis.log("beta of the human"),
                Axis.of("value"),
                List.of(Line.of("best plan", value.x(), value.y()), Line.dashed("no switch at all", value.x(), line)),
                marks);
    }

    private static List<Map.Entry<String, Series>> named(TrialResult trial, String prefix) {
        return trial.series().entrySet().stream()
                .filter(s -> s.getKey().startsWith(prefix))
                .toList();
    }

    private static Series curve(TrialResult trial, String name) {
        Series series = trial.series().get(name);
        return series == null ? new Series(new double[0], new double[0]) : series;
    }

    private static List<String> labels(double[] values) {
        return Arrays.stream(values).mapToObj(v -> Numbers.of(v, 3)).toList();
    }
}
