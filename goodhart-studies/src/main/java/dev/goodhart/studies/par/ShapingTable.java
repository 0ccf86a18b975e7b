package dev.goodhart.studies.par;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.study.Recorder;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RunningScoreStatistics;
import dev.goodhart.transform.ScoreCurve;
import java.util.ArrayList;
import java.util.List;

/** The shapings as functions of the centred score: a table of values, and curves over the scores of the initial policy. */
final class ShapingTable {
    private static final double[] REFERENCES = {-0.8, 0, 0.8};
    private static final RunningScoreStatistics SEEN = RunningScoreStatistics.of(-3, -1, 0, 1, 3);
    private static final int POINTS = 81;
    private static final double REACH = 6;

    private ShapingTable() {}

    static void record(BitWorld world, LearnedScore score, Recorder recorder) {
        recorder.figure(table());
        recorder.figure(curves(world, score));
    }

    private static Table table() {
        List<String> columns = new ArrayList<>(List.of("shaping", "bounded"));
        for (int c = -4; c <= 6; c += 2) {
            columns.add("r = " + c);
        }
        List<List<String>> rows = new ArrayList<>();
        for (RewardShaping shaping : RewardShaping.all()) {
            ScoreCurve curve = shaping.curve(REFERENCES, SEEN);
            List<String> row = new ArrayList<>(List.of(shaping.label(), shaping.bounded() ? "yes" : "no"));
            for (int c = -4; c <= 6; c += 2) {
                row.add(Numbers.fixed(curve.value(c), 4));
            }
            rows.add(row);
        }
        return new Table(
                "Values of the shapings",
                "References -0.8, 0 and 0.8; statistics of the scores -3, -1, 0, 1 and 3.",
                columns,
                rows);
    }

    /** The shapings with values in [0, 1], and how the initial policy's centred scores lie under them. */
    private static LineChart curves(BitWorld world, LearnedScore score) {
        double[] x = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = -REACH + 2 * REACH * i / (POINTS - 1);
        }
        List<Line> lines = new ArrayList<>();
        for (RewardShaping shaping : List.of(
                RewardShaping.par(), RewardShaping.tanh(), RewardShaping.polynomial(), RewardShaping.slowGrowth())) {
            ScoreCurve curve = shaping.curve(new double[] {0}, SEEN);
            double[] y = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                double value = curve.value(x[i]);
                y[i] = shaping.label().equals("tanh") ? (value + 1) / 2 : value;
            }
            lines.add(Line.of(shaping.label().equals("tanh") ? "(tanh + 1) / 2" : shaping.label(), x, y));
        }
        lines.add(Line.dashed("density of the initial policy's scores", x, density(world, score, x)));
        return new LineChart(
                "The shapings over the scores",
                "One reference at 0. Where the policy goes, to the right, PAR and tanh grow ever more slowly.",
                Axis.of("score minus reference"),
                Axis.of("reward; density"),
                lines);
    }

    private static double[] density(BitWorld world, LearnedScore score, double[] x) {
        double[] density = new double[x.length];
        double step = x[1] - x[0];
        for (int prompt = 0; prompt < BitWorld.PROMPTS; prompt++) {
            double[] mass = world.mass(prompt);
            double[] scores = new double[mass.length];
            for (int y = 0; y < mass.length; y++) {
                scores[y] = score.bits(y);
            }
            double mean = TrainingPart.mean(mass, scores);
            for (int y = 0; y < mass.length; y++) {
                int cell = (int) Math.round((scores[y] - mean - x[0]) / step);
                if (cell >= 0 && cell < x.length) {
                    density[cell] += mass[y] / step / BitWorld.PROMPTS;
                }
            }
        }
        return density;
    }
}
