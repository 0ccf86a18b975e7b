package dev.goodhart.studies.goalconditioned;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.goalconditioned.PrefixScores;
import dev.goodhart.representation.EmbeddingGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What one model does with single answers. */
final class PrefixFigures {
    private static final int SHOWN = 300;
    private static final int MIDDLE = 5;

    private PrefixFigures() {}

    static List<Figure> of(PrefixScores scores, double[][] q, TestAnswers test) {
        return List.of(curves(q, test), plane(scores, test));
    }

    private static Figure curves(double[][] q, TestAnswers test) {
        int chosen = 0;
        for (int p = 0; p < test.prompts().length; p++) {
            int right = right(test, p);
            if (Math.abs(2 * right - test.samples()) < Math.abs(2 * right(test, chosen) - test.samples())) {
                chosen = p;
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < Math.min(12, test.samples()); s++) {
            int i = chosen * test.samples() + s;
            double[] x = IntStream.rangeClosed(1, q[i].length).asDoubleStream().toArray();
            lines.add(test.correct()[i] ? Line.of("", x, q[i]) : Line.dashed("", x, q[i]));
        }
        return new LineChart(
                "Cosine to the goal along answers to one prompt",
                "Full lines end right, broken ones wrong. Seed 0.",
                Axis.of("step"),
                Axis.of("Q"),
                lines);
    }

    private static int right(TestAnswers test, int prompt) {
        int right = 0;
        for (int s = 0; s < test.samples(); s++) {
            right += test.correct()[prompt * test.samples() + s] ? 1 : 0;
        }
        return right;
    }

    private static Figure plane(PrefixScores scores, TestAnswers test) {
        int count = Math.min(SHOWN, test.sequences().size());
        double[][] states = new double[count][scores.width()];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < scores.width(); c++) {
                states[i][c] = scores.hidden().get(i)[(MIDDLE - 1) * scores.width() + c];
            }
        }
        double[][] plane = EmbeddingGeometry.plane(states);
        List<Points> sets = new ArrayList<>();
        double[] edges = {0, 0.2, 0.6, 1.01};
        for (int part = 0; part + 1 < edges.length; part++) {
            double low = edges[part];
            double high = edges[part + 1];
            int[] own = IntStream.range(0, count)
                    .filter(i -> test.values()[i][MIDDLE - 1] >= low && test.values()[i][MIDDLE - 1] < high)
                    .toArray();
            sets.add(Points.of(
                    part == 0 ? "V below 0.2" : part == 1 ? "V from 0.2 to 0.6" : "V above 0.6",
                    Arrays.stream(own).mapToDouble(i -> plane[0][i]).toArray(),
                    Arrays.stream(own).mapToDouble(i -> plane[1][i]).toArray()));
        }
        return new ScatterChart(
                "Hidden states after 5 steps by the true chance to end right",
                "Along the two directions in which they spread most. Seed 0.",
                Axis.of("first direction"),
                Axis.of("second direction"),
                sets,
                List.of());
    }
}
