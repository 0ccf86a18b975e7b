package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import dev.goodhart.study.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table of signals, the learning curves and the spectra; the maps of the signals come with the trials themselves. */
final class MazeFigures {
    private MazeFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Figure> figures = new ArrayList<>();
        if (has(evidence, MazePart.SIGNALS_U) && has(evidence, MazePart.SIGNALS_ZIGZAG)) {
            figures.add(signals(evidence));
        }
        for (String arm : List.of(MazePart.LEARNING_U, MazePart.LEARNING_ZIGZAG)) {
            if (has(evidence, arm)) {
                figures.add(learning(evidence, arm));
            }
        }
        if (has(evidence, MazePart.TRANSFER)) {
            figures.add(spectra(evidence));
            figures.add(transfer(evidence));
        }
        return figures;
    }

    private static boolean has(Evidence evidence, String arm) {
        return evidence.trials().stream().anyMatch(trial -> trial.arm().equals(arm));
    }

    private static Figure signals(Evidence evidence) {
        SortedSet<String> names = new TreeSet<>();
        TrialResult first = evidence.ofArm(MazePart.SIGNALS_ZIGZAG).getFirst();
        first.metrics().keySet().forEach(metric -> names.add(metric.substring(0, metric.lastIndexOf(": "))));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            for (String arm : List.of(MazePart.SIGNALS_U, MazePart.SIGNALS_ZIGZAG)) {
                for (String rate : List.of("rho", "reach", "climb")) {
                    row.add(MazeClaims.number(MazeClaims.median(evidence, arm, name + ": " + rate)));
                }
            }
            rows.add(row);
        }
        return new Table(
                "Does the signal lead to the goal?",
                "Over all pairs of cells: rank correlation with minus the distance (rho), the share of goals within 20 steps that a"
                        + " policy optimal for the signal reaches, and that climbing reaches. Medians over seeds.",
                List.of("signal", "U rho", "U reach", "U climb", "zigzag rho", "zigzag reach", "zigzag climb"),
                rows);
    }

    private static Figure learning(Evidence evidence, String arm) {
        List<Line> lines = new ArrayList<>();
        for (String name : List.of(
                LearningArms.SPARSE,
                LearningArms.SUCCESSOR,
                LearningArms.VALUES,
                LearningArms.SHIFTED_UP,
                LearningArms.SHIFTED_DOWN)) {
            lines.add(curve(name, evidence.series(arm, name)));
        }
        return new LineChart(
                "Steps per episode, " + arm,
                "Tabular Q-learning from zero; means over seeds. Two of the potentials are the same but for a constant.",
                Axis.of("episode"),
                Axis.of("steps to the goal"),
                lines);
    }

    private static Figure transfer(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (Maze maze : TransferArm.targets()) {
            lines.add(
                    curve(maze.name(), evidence.series(MazePart.TRANSFER, maze.name() + ", " + TransferArm.TRANSFER)));
        }
        return new LineChart(
                "Steps per episode with the zigzag's values",
                "The values of the zigzag maze as a potential in three others; means over seeds.",
                Axis.of("episode"),
                Axis.of("steps to the goal"),
                lines);
    }

    private static Figure spectra(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String name : List.of("zigzag", "mirror", "u", "rooms")) {
            Series spectrum =
                    evidence.series(MazePart.TRANSFER, name + ": spectrum").getFirst();
            lines.add(
                    name.equals("zigzag")
                            ? Line.dashed(name, spectrum.x(), spectrum.y())
                            : Line.of(name, spectrum.x(), spectrum.y()));
        }
        return new LineChart(
                "Spectra of the mazes",
                "The smallest eigenvalues of the random-walk Laplacian. The rooms' coincide in pairs.",
                Axis.of("number"),
                Axis.of("eigenvalue"),
                lines);
    }

    private static Line curve(String name, List<Series> seeds) {
        double[] mean = new double[seeds.getFirst().x().length];
        for (Series series : seeds) {
            Arrays.setAll(mean, i -> mean[i] + series.y()[i] / seeds.size());
        }
        return Line.of(name, seeds.getFirst().x(), mean);
    }
}
