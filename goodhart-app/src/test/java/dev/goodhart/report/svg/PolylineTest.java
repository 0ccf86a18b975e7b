package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolylineTest {
    private static final double NONE = Double.NaN;

    @Test
    void breaksWhereThereIsNoValueAndMarksLonePoints() {
        Polyline line = new Polyline(new double[] {0, 1, 2, 3, 4, 5, 6}, new double[] {1, 2, NONE, 7, NONE, 3, 4});
        assertThat(line.path().toString()).isEqualTo("M0 1L1 2M3 7M5 3L6 4");
        assertThat(line.dots().toString()).isEqualTo("M3 7h0");
    }

    @Test
    void keepsTheExtremesOfALongCurve() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 600.0 * i / n;
            y[i] = 100 + Math.sin(i);
        }
        y[54_321] = 3;
        y[77_777] = 250;
        String path = new Polyline(x, y).path().toString();
        assertThat(path).contains(" 3L", " 250L").hasSizeLessThan(40_000);
        assertThat(path.split("[ML]")).hasSizeLessThanOrEqualTo(4 * 601);
    }

    @Test
    void thinsACurveThatTurnsBack() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 300 + 200 * Math.cos(i / 1000.0);
            y[i] = 150 + 100 * Math.sin(i / 700.0);
        }
        String path = new Polyline(x, y).path().toString();
        assertThat(path).hasSizeBetween(10_000, 60_000);
    }
}
