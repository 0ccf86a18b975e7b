package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.BarChart.Bar;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.mdp.GridLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures that are empty, single, constant, missing, infinite, huge or many, and names that are hostile. */
class HardDataTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static final double[][] COLUMNS = {
        {},
        {0},
        {7},
        {-3e-320},
        {NAN},
        {INF},
        {5, 5, 5},
        {0, 0},
        {NAN, 1, NAN, 2, NAN},
        {-INF, 1, INF, 2, 3},
        {1e300, -1e300, 1e308, -1e308, 0},
        {1e-300, 1e-310, 1e300},
        {-1, -2, -3},
        {1e9, 1e9 + 1e-7, 1e9 + 2e-7},
        {123456789.123, 123456789.124},
        {Double.MAX_VALUE, -Double.MAX_VALUE},
        {Double.MIN_VALUE, 2 * Double.MIN_VALUE}
    };

    @ParameterizedTest
    @EnumSource(ChartWidth.class)
    void anyColumnsOfFiguresGiveASoundPicture(ChartWidth room) {
        for (double[] a : COLUMNS) {
            for (double[] b : COLUMNS) {
                for (Axis.Scale scale : Axis.Scale.values()) {
                    for (Figure figure : figures(a, b, new Axis("axis", scale))) {
                        String kind = figure.getClass().getSimpleName();
                        try {
                            new Drawn(figure, room).isSound();
                        } catch (RuntimeException | AssertionError e) {
                            String data = Arrays.toString(a) + " and " + Arrays.toString(b);
                            throw new AssertionError(kind + " of " + data + " " + scale, e);
                        }
                    }
                }
            }
        }
    }

    private static List<Figure> figures(double[] a, double[] b, Axis axis) {
        int n = Math.min(a.length, b.length);
        double[] x = Arrays.copyOf(a, n);
        double[] y = Arrays.copyOf(b, n);
        List<String> words = Collections.nCopies(n, "word");
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            bars.add(new Bar("bar", x[i], Math.min(x[i], y[i]), Math.max(x[i], y[i])));
        }
        Line band = Line.band("band", x, y, x, y);
        HeatMap.Range range = axis.scale() == Axis.Scale.LOG ? HeatMap.Range.DIVERGING : HeatMap.Range.SEQUENTIAL;
        return List.of(
                new LineChart("t", "", axis, axis, List.of(band, Line.dashed("ref", y, x)), marks(x)),
                new ScatterChart(
                        "t", "", axis, axis, List.of(new Points("p", x, y, words)), List.of(Line.of("l", x, y))),
                new RegionChart("t", "", axis, axis, x, y, List.of(), List.of(new Points("p", y, x, words))),
                new BarChart("t", "", axis, bars),
                new HeatMap(
                        "t",
                        "",
                        axis,
                        axis,
                        words,
                        List.of("r"),
                        new double[][] {x},
                        range,
                        List.of(Line.of("l", x, y))));
    }

    private static List<LineChart.Mark> marks(double[] x) {
        List<LineChart.Mark> marks = new ArrayList<>();
        for (double at : x) {
            marks.add(new LineChart.Mark(at, "mark"));
        }
        return marks;
    }

    @ParameterizedTest
    @EnumSource(ChartWidth.class)
    void hostileNamesStayNames(ChartWidth room) {
        List<String> names = List.of(
                "<script>alert(1)</script>",
                "\"quotes\" & 'apostrophes'",
                "a very long name that goes on and on ".repeat(30).strip(),
                "x".repeat(5000),
                "مكافأة שכר \u202Ereversed",
                "🚤🏁👩‍🚀 emoji",
                "nul\u0000bell\u0007esc\u001B[31m",
                "]]> --> &lt;",
                "");
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        List<Line> lines = new ArrayList<>();
        List<LineChart.Mark> marks = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(Line.of(names.get(i), x, new double[] {i, i, i, i, i, i, i, i, i}));
            marks.add(new LineChart.Mark(i, names.get(i)));
            bars.add(new Bar(names.get(i), i - 3));
        }
        for (String name : names) {
            Axis axis = Axis.of(name);
            for (Figure figure : List.of(
                    new LineChart(name, name, axis, axis, lines, marks),
                    new ScatterChart(name, name, axis, axis, List.of(new Points(name, x, x, names)), lines),
                    new BarChart(name, name, axis, bars),
                    new HeatMap(
                            name,
                            name,
                            axis,
                            axis,
                            names,
                            names,
                            new double[9][9],
                            HeatMap.Range.SEQUENTIAL,
                            List.of(lines.getFirst())),
                    new GridMap(name, name, empty(3, 3), new double[9], name, HeatMap.Range.SEQUENTIAL, List.of()))) {
                Drawn drawn = new Drawn(figure, room).isSound();
                assertThat(drawn.all("script")).isEmpty();
                assertThat(drawn.svg).doesNotContain("<script");
            }
        }
    }

    @Test
    void manyPointsGiveASmallPicture() {
        int n = 100_000;
        Random random = new Random(1);
        double[] x = random.doubles(n).toArray();
        double[] y = random.doubles(n).toArray();
        double[] steps = new double[n];
        double[] walk = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 1; i < n; i++) {
            steps[i] = i;
            walk[i] = walk[i - 1] + random.nextGaussian();
            low[i] = walk[i] - 20;
            high[i] = walk[i] + 20;
        }
        Axis axis = Axis.of("a");
        assertSmall(new ScatterChart("t", "", axis, axis, List.of(Points.of("p", x, y)), List.of()), 120_000);
        assertSmall(new ScatterChart("t", "", axis, axis, List.of(), List.of(Line.of("l", x, y))), 120_000);
        assertSmall(new LineChart("t", "", axis, axis, List.of(Line.band("l", steps, walk, low, high))), 80_000);
        assertSmall(new RegionChart("t", "", axis, axis, x, y, List.of(), List.of()), 250_000);
        List<Bar> bars = Collections.nCopies(n, new Bar("b", 1));
        assertSmall(new BarChart("t", "", axis, bars), 120_000);
        for (int i = 0; i < n; i += 2) {
            walk[i] = NAN;
        }
        assertSmall(new LineChart("t", "", axis, axis, List.of(Line.of("l", steps, walk))), 80_000);
        assertSmall(
                new ScatterChart(
                        "t", "", axis, axis, List.of(new Points("p", x, y, Collections.nCopies(n, "w"))), List.of()),
                150_000);
    }

    @Test
    void largeMapsAndMatricesStayBelowHalfAMegabyte() {
        Random random = new Random(1);
        for (int size : new int[] {3, 30, 100, 150, 700}) {
            double[] noise = random.doubles((long) size * size).toArray();
            List<GridMap.Arrow> arrows = new ArrayList<>();
            for (int cell = 0; cell < size * size; cell++) {
                for (int k = 0; k < 4; k++) {
                    arrows.add(
                            new GridMap.Arrow(cell, k < 2 ? 2 * k - 1 : 0, k < 2 ? 0 : 2 * k - 5, random.nextDouble()));
                }
            }
            assertSmall(
                    new GridMap("t", "", empty(size, size), noise, "noise", HeatMap.Range.SEQUENTIAL, arrows), 700_000);
            assertSmall(
                    new GridMap("t", "", empty(size, size), smooth(size), "s", HeatMap.Range.SEQUENTIAL, arrows),
                    500_000);
            assertSmall(ChartsTest.matrix(size), 500_000);
        }
    }

    private static double[] smooth(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.hypot(i % size - size / 3.0, i / size - size / 2.0);
        }
        return values;
    }

    private static void assertSmall(Figure figure, int most) {
        for (ChartWidth room : ChartWidth.values()) {
            assertThat(new Drawn(figure, room).isSound().svg.length())
                    .as(figure.getClass().getSimpleName())
                    .isLessThan(most);
        }
    }

    private static GridLayout empty(int rows, int columns) {
        int n = rows * columns;
        char[] glyphs = new char[n];
        Arrays.fill(glyphs, 'a');
        return new GridLayout(
                rows, columns, glyphs, new boolean[n], new int[0], new int[0], new int[0], new int[0], List.of(""));
    }
}
