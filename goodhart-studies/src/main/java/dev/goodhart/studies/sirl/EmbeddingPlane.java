package dev.goodhart.studies.sirl;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.representation.EmbeddingGeometry;
import dev.goodhart.representation.TestPreferenceAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws an embedding along the two directions in which it spreads most, once for every feature. */
final class EmbeddingPlane {
    private static final int SHOWN = 240;
    private static final List<String> THIRDS = List.of("lower third of the range", "middle third", "upper third");

    private EmbeddingPlane() {}

    static List<Figure> charts(double[][] points, double[][] features, int[] test) {
        int[] shown = Arrays.copyOf(test, Math.min(SHOWN, test.length));
        double[][] plane = EmbeddingGeometry.plane(TestPreferenceAccuracy.rows(points, shown));
        List<Figure> charts = new ArrayList<>();
        for (int f = 0; f < GridRobot.FEATURES; f++) {
            List<Points> sets = new ArrayList<>();
            for (int third = 0; third < 3; third++) {
                List<Integer> own = new ArrayList<>();
                for (int i = 0; i < shown.length; i++) {
                    if (Math.min(2, (int) (3 * features[shown[i]][f])) == third) {
                        own.add(i);
                    }
                }
                sets.add(Points.of(
                        THIRDS.get(third),
                        own.stream().mapToDouble(i -> plane[0][i]).toArray(),
                        own.stream().mapToDouble(i -> plane[1][i]).toArray()));
            }
            charts.add(new ScatterChart(
                    "Embedding by " + GridRobot.NAMES.get(f),
                    "Test trajectories along the two widest of six directions, seed 0. A feature that is not seen here may lie in"
                            + " the others.",
                    Axis.of("first direction"),
                    Axis.of("second direction"),
                    sets,
                    List.of()));
        }
        return charts;
    }
}
