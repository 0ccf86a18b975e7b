package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.Gallery;
import dev.goodhart.report.Markups;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {
    static Stream<Figure> drawable() {
        return Gallery.figures().stream().filter(f -> !(f instanceof Table));
    }

    @ParameterizedTest
    @MethodSource("drawable")
    void everyKindIsSoundInBothWidths(Figure figure) {
        for (ChartWidth room : ChartWidth.values()) {
            Drawn drawn = new Drawn(figure, room).isSound();
            assertThat(Markups.all(drawn.document, "title").getFirst().getTextContent())
                    .isEqualTo(figure.title());
            assertThat(Charts.svg(figure, room, "f")).isEqualTo(drawn.svg);
        }
    }

    @ParameterizedTest
    @MethodSource("drawable")
    void aFileOfItsOwnDefinesEveryColourItUses(Figure figure) {
        String svg = Charts.standalone(figure, ChartWidth.WIDE);
        Markups.parse(svg);
        for (int at = svg.indexOf("var("); at >= 0; at = svg.indexOf("var(", at + 1)) {
            String property = svg.substring(at + 4, svg.indexOf(')', at));
            assertThat(svg.contains(property + ":")).as(property).isTrue();
        }
    }

    @Test
    void aTableIsNotDrawn() {
        Table table = new Table("t", "", List.of("a"), List.of());
        assertThatThrownBy(() -> Charts.svg(table, ChartWidth.WIDE, "f")).isInstanceOf(IllegalArgumentException.class);
    }

    /** On a logarithmic axis from 0.01 to 100 one decade is a quarter of the width, whatever lies at or below zero. */
    @Test
    void figuresAtOrBelowZeroAreLeftOutOfALogarithmicAxis() {
        double[] x = {-1, 0, 0.01, 0.1, 1, 10, 100};
        double[] y = {5, 5, 1, 2, 3, 4, 5};
        LineChart chart = new LineChart("t", "", Axis.log("x"), Axis.of("y"), List.of(Line.of("", x, y)), List.of());
        Drawn drawn = new Drawn(chart, ChartWidth.WIDE).isSound();
        String[] points =
                drawn.all("path").getFirst().getAttribute("d").substring(1).split("[L ]");
        assertThat(points).hasSize(10);
        double first = Double.parseDouble(points[0]);
        double quarter = (Double.parseDouble(points[8]) - first) / 4;
        for (int i = 0; i < 5; i++) {
            assertThat(Double.parseDouble(points[2 * i]))
                    .isCloseTo(first + i * quarter, org.assertj.core.data.Offset.offset(0.11));
        }
    }

    /** A band whose lower edge is zero cannot end on a logarithmic axis: it runs to the bottom of the plot. */
    @Test
    void aBandThatReachesZeroRunsToTheBottomOfALogarithmicAxis() {
        Line line = Line.band(
                "m", new double[] {0, 1}, new double[] {10, 20}, new double[] {0, 5}, new double[] {100, 100});
        Drawn drawn = new Drawn(new LineChart("t", "", Axis.of("x"), Axis.log("y"), List.of(line)), ChartWidth.WIDE)
                .isSound();
        String band = drawn.all("path").getFirst().getAttribute("d");
        double bottom = 0;
        for (var rect : drawn.all("rect")) {
            bottom = Double.parseDouble(rect.getAttribute("y")) + Double.parseDouble(rect.getAttribute("height")) - 4;
        }
        assertThat(band).contains(" " + dev.goodhart.report.markup.Markup.tenths(bottom) + "z");
    }

    @ParameterizedTest
    @EnumSource(ChartWidth.class)
    void everyPointLabelIsWrittenOnceAndClearOfTheOthers(ChartWidth room) {
        double[] x = {1, 1.001, 1.002, 1.003, 5};
        List<String> labels = List.of("uniform", "proxy-optimal", "intended", "learner", "far");
        RegionChart chart = new RegionChart(
                "t",
                "",
                Axis.of("x"),
                Axis.of("y"),
                new double[] {0, 6, 3},
                new double[] {0, 0, 3},
                List.of(Line.of("path", new double[] {0, 3, 6}, new double[] {0, 2, 0})),
                List.of(new Points("p", x, new double[] {1, 1, 1, 1, 0.5}, labels)));
        assertThat(new Drawn(chart, room).isSound().texts()).containsOnlyOnceElementsOf(labels);
    }

    /** Names in one word are broken at capitals; every number and name is written once; an arrow past a layer is drawn, too. */
    @ParameterizedTest
    @EnumSource(ChartWidth.class)
    void aPathDiagramNamesEveryBoxAndArrow(ChartWidth room) {
        PathDiagram diagram = new PathDiagram(
                "t",
                "",
                List.of(
                        new PathDiagram.Node("OuterMotive", "alpha .8", 0),
                        new PathDiagram.Node("Pressure", "R2 .1", 1),
                        new PathDiagram.Node("Misconduct", "", 2)),
                List.of(
                        new PathDiagram.Arrow("OuterMotive", "Pressure", "0.40", 0.4, true),
                        new PathDiagram.Arrow("Pressure", "Misconduct", "0.32", 0.32, true),
                        new PathDiagram.Arrow("OuterMotive", "Misconduct", "-0.02", -0.02, false)));
        Drawn drawn = new Drawn(diagram, room).isSound();
        assertThat(drawn.texts())
                .containsOnlyOnceElementsOf(List.of("Outer Motive", "alpha .8", "Pressure", "0.40", "0.32", "-0.02"));
        assertThat(drawn.all("path").stream()
                        .filter(p -> p.hasAttribute("stroke-dasharray"))
                        .count())
                .isEqualTo(1);
        assertThat(new Drawn(new PathDiagram("t", "", List.of(), List.of()), room)
                        .isSound()
                        .texts())
                .isNotEmpty();
    }

    @Test
    void endsOfLinesAreNamedAtTheLineAndOthersBelowThePlot() {
        double[] x = {0, 1, 2};
        Line up = Line.of("rises", x, new double[] {0, 1, 2});
        Line flat = Line.of("stays", x, new double[] {2, 2, 2});
        Line early = Line.of("ends early", new double[] {0, 1}, new double[] {1, 1});
        Drawn direct =
                new Drawn(new LineChart("t", "", Axis.of("x"), Axis.of("y"), List.of(up, flat)), ChartWidth.WIDE);
        Drawn legend = new Drawn(
                new LineChart("t", "", Axis.of("x"), Axis.of("y"), List.of(up, flat, early)), ChartWidth.WIDE);
        double axisName = bottomOf(direct.isSound(), "x");
        assertThat(bottomOf(direct, "rises")).isLessThan(axisName);
        assertThat(bottomOf(legend.isSound(), "rises")).isGreaterThan(bottomOf(legend, "x"));
    }

    @Test
    void cellsShowTheirFiguresWhileThereIsRoom() {
        assertThat(new Drawn(matrix(5), ChartWidth.WIDE).isSound().texts()).contains("0.33");
        assertThat(new Drawn(matrix(40), ChartWidth.WIDE).isSound().texts()).doesNotContain("0.33");
    }

    @Test
    void zeroIsTheMiddleOfADivergingScale() {
        CellShading shading = new CellShading(new double[][] {{-1, 4}}, HeatMap.Range.DIVERGING);
        assertThat(shading.step(0)).isEqualTo(Ramp.DIVERGING / 2);
        assertThat(shading.step(4)).isEqualTo(Ramp.DIVERGING - 1);
        // -1 is a quarter of the way from the middle (16) to the end (0)
        assertThat(shading.step(-1)).isEqualTo(12);
        assertThat(shading.step(Double.NaN)).isEqualTo(-1);
        assertThat(shading.step(Double.NEGATIVE_INFINITY)).isZero();
    }

    /** A bar's length is in proportion to its figure: 3 is three times as long as 1, and -1 lies left of zero. */
    @Test
    void barsStartAtZero() {
        BarChart chart = new BarChart(
                "t",
                "",
                Axis.of("v"),
                List.of(new BarChart.Bar("a", 3), new BarChart.Bar("b", 1), new BarChart.Bar("c", -1)));
        var rects = new Drawn(chart, ChartWidth.WIDE).isSound().all("rect");
        double one = Double.parseDouble(rects.get(1).getAttribute("width"));
        double zero = Double.parseDouble(rects.get(1).getAttribute("x"));
        assertThat(Double.parseDouble(rects.get(0).getAttribute("width")))
                .isCloseTo(3 * one, org.assertj.core.data.Offset.offset(0.3));
        assertThat(Double.parseDouble(rects.get(2).getAttribute("x")))
                .isCloseTo(zero - one, org.assertj.core.data.Offset.offset(0.3));
    }

    static HeatMap matrix(int n) {
        double[][] values = new double[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                values[r][c] = (r * n + c) % 4 / 3.0;
            }
        }
        List<String> names =
                Stream.iterate(0, i -> i + 1).limit(n).map(i -> "r" + i).toList();
        return new HeatMap(
                "t", "", Axis.of("x"), Axis.of("y"), names, names, values, HeatMap.Range.SEQUENTIAL, List.of());
    }

    private static double bottomOf(Drawn drawn, String text) {
        return drawn.boxes().stream()
                .filter(b -> b.text().equals(text))
                .findFirst()
                .orElseThrow()
                .bottom();
    }
}
