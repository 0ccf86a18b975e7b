package dev.goodhart.report;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The heat maps of the {@link Gallery}. */
final class HeatMaps {
    private HeatMaps() {}

    static Figure phase() {
        int n = 41;
        List<String> labels = new ArrayList<>();
        double[][] values = new double[n][n];
        double[] x = new double[n];
        double[] y = new double[n];
        for (int r = 0; r < n; r++) {
            labels.add(Numbers.of((r - 20) / 10.0));
            x[r] = r;
            y[r] = 20 - 14 * Math.tanh((r - 20) / 8.0);
            for (int c = 0; c < n; c++) {
                values[r][c] = Math.tanh((c - 20) / 9.0) + (r - 20) / 30.0;
            }
        }
        return new HeatMap(
                "When deferring pays",
                "Incentive to defer to the person, by the robot's belief about its own judgement.",
                Axis.of("mean of the belief"),
                Axis.of("spread of the belief"),
                labels,
                labels.reversed(),
                values,
                HeatMap.Range.DIVERGING,
                List.of(Line.of("break-even", x, y), Line.dashed("as published", x, shift(y, 2.5))));
    }

    private static double[] shift(double[] y, double by) {
        double[] shifted = y.clone();
        for (int i = 0; i < y.length; i++) {
            shifted[i] += by;
        }
        return shifted;
    }

    static Figure benefit() {
        double[][] values = new double[4][6];
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 6; c++) {
                values[r][c] = (c - 2.5) * (r + 1) * 0.37;
            }
        }
        return new HeatMap(
                "Gain over the baseline",
                "By method and world, in standard deviations.",
                Axis.of("world size"),
                Axis.of(""),
                List.of("8", "16", "32", "64", "128", "256"),
                List.of("STARC", "EPIC", "DARD", "none"),
                values,
                HeatMap.Range.DIVERGING,
                List.of());
    }
}
