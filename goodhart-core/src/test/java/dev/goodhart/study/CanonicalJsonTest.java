package dev.goodhart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.mdp.GridLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final double[] X = {0, 1};
    private static final double[] Y = {-0.0, Double.NaN};

    /** Every kind of figure, every part of it filled in. */
    static final List<Figure> FIGURES = List.of(
            new BarChart("bars", "c", Axis.of("v"), List.of(new BarChart.Bar("a", 1), new BarChart.Bar("b", 2, 1, 3))),
            new GridMap(
                    "map",
                    "c",
                    new GridLayout(
                            1,
                            2,
                            new char[] {'#', '\u00e9'},
                            new boolean[] {true, false},
                            new int[] {1},
                            new int[] {0},
                            new int[] {1},
                            new int[] {0},
                            List.of("")),
                    new double[] {Double.NaN, 0.25},
                    "visits",
                    HeatMap.Range.SEQUENTIAL,
                    List.of(new GridMap.Arrow(1, 0, 1, 0.5))),
            new HeatMap(
                    "heat",
                    "c",
                    Axis.of("x"),
                    Axis.log("y"),
                    List.of("p", "q"),
                    List.of("r"),
                    new double[][] {{1, Double.NEGATIVE_INFINITY}},
                    HeatMap.Range.DIVERGING,
                    List.of(Line.dashed("l", X, Y))),
            new LineChart(
                    "lines",
                    "c",
                    Axis.of("x"),
                    Axis.of("y"),
                    List.of(Line.band("l", X, Y, X, Y), Line.of("m", X, Y)),
                    List.of(new LineChart.Mark(0.5, "half"))),
            new PathDiagram(
                    "path",
                    "c",
                    List.of(new PathDiagram.Node("a", "", 0), new PathDiagram.Node("b", "R2 .1", 1)),
                    List.of(new PathDiagram.Arrow("a", "b", ".3", 0.3, true))),
            new RegionChart("region", "c", Axis.of("x"), Axis.of("y"), X, Y, List.of(), List.of(Points.of("p", X, Y))),
            new ScatterChart(
                    "scatter",
                    "c",
                    Axis.of("x"),
                    Axis.of("y"),
                    List.of(new Points("p", X, Y, List.of("a", "b"))),
                    List.of()),
            new ColouredText("text", "c", "m", List.of(new ColouredText.Piece("word ", Double.NaN))),
            new Table("table", "c", List.of("h"), List.of(List.of("cell"))));

    @Test
    void everyKindOfFigureComesBack() {
        assertThat(FIGURES.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(Figure.class.getPermittedSubclasses());
        TrialResult result = TrialResult.of("s", "a", 0, Map.of(), Map.of(), FIGURES);
        TrialResult back = CanonicalJson.read(CanonicalJson.write(result), TrialResult.class);
        assertThat(back)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(result);
        assertThat(back).isEqualTo(result);
        assertThat(CanonicalJson.write(back)).isEqualTo(CanonicalJson.write(result));
    }

    @Test
    void theSpellingIsFixed() {
        Map<String, Double> metrics = new HashMap<>();
        metrics.put("z", 1.0);
        metrics.put("nan", Double.NaN);
        metrics.put("minus zero", -0.0);
        metrics.put("up", Double.POSITIVE_INFINITY);
        metrics.put("third", 1 / 3.0);
        metrics.put("\u00e4\n", 1e23);
        Map<String, Series> series = Map.of("curve", new Series(new double[] {1}, new double[] {Double.MIN_VALUE}));
        Figure table = new Table("t", "", List.of("h"), List.of());
        assertThat(CanonicalJson.write(TrialResult.of("s", "a", 3, metrics, series, List.of(table))))
                .isEqualTo("{\"arm\":\"a\",\"figures\":[{\"kind\":\"table\",\"caption\":\"\",\"columns\":[\"h\"],"
                        + "\"rows\":[],\"title\":\"t\"}],\"metrics\":{\"minus zero\":-0.0,\"nan\":\"NaN\","
                        + "\"third\":0.3333333333333333,\"up\":\"Infinity\",\"z\":1.0,\"\\u00E4\\n\":1.0E23},"
                        + "\"seed\":3,\"series\":{\"curve\":{\"x\":[1.0],\"y\":[4.9E-324]}},\"study\":\"s\"}");
    }

    @Test
    void doublesComeBackToTheBit() {
        RandomGenerator random = SeedTree.of("doubles").generator();
        double[] bits = random.longs(5000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] plain = random.doubles(5000, -10, 10).toArray();
        Series series = new Series(bits, plain);
        Series back = CanonicalJson.read(CanonicalJson.write(series), Series.class);
        assertThat(back).isEqualTo(series);
        assertThat(Arrays.stream(back.x()).mapToLong(Double::doubleToLongBits))
                .containsExactly(Arrays.stream(bits)
                        .mapToLong(Double::doubleToLongBits)
                        .boxed()
                        .toArray(Long[]::new));
    }

    record Inner(List<Integer> sizes, Mode mode) {}

    enum Mode {
        SOFT_MAX {
            @Override
            public String toString() {
                return "softly";
            }
        },
        HARD
    }

    private record Outer(long count, boolean on, String name, Inner inner, double[] rates, int[] layers) {
        public int getTotal() {
            return layers.length;
        }

        public boolean isFine() {
            return true;
        }
    }

    @Test
    void settingsAreTheirComponentsOnly() {
        Outer outer = new Outer(
                3, true, "n\u0000", new Inner(List.of(1, 2), Mode.SOFT_MAX), new double[] {0.1}, new int[] {4});
        String json = CanonicalJson.write(outer);
        assertThat(json)
                .isEqualTo("{\"count\":3,\"inner\":{\"mode\":\"SOFT_MAX\",\"sizes\":[1,2]},\"layers\":[4],"
                        + "\"name\":\"n\\u0000\",\"on\":true,\"rates\":[0.1]}");
        assertThat(CanonicalJson.read(json, Outer.class))
                .usingRecursiveComparison()
                .isEqualTo(outer);
    }

    @Test
    void anotherShapeIsRefused() {
        String json = CanonicalJson.write(new Series(X, X));
        assertThatThrownBy(() -> CanonicalJson.read(json.replace("\"y\"", "\"z\""), Series.class))
                .hasMessageContaining("must describe a Series");
        assertThatThrownBy(() -> CanonicalJson.read(json + "1", Series.class)).hasMessageContaining("Series");
        assertThatThrownBy(() -> CanonicalJson.tree("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digestIsSha256() {
        // FIPS 180-4 example: the digest of "abc".
        assertThat(CanonicalJson.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void resultsAreEqualByTheirNumbers() {
        TrialResult one = TrialResult.of("s", "a", 0, Map.of("m", Double.NaN), Map.of(), FIGURES);
        TrialResult same = TrialResult.of("s", "a", 0, Map.of("m", Double.NaN), Map.of(), FIGURES);
        TrialResult other = TrialResult.of("s", "a", 0, Map.of("m", 0.0), Map.of(), FIGURES);
        TrialResult minus = TrialResult.of("s", "a", 0, Map.of("m", -0.0), Map.of(), FIGURES);
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(other).isNotEqualTo(minus);
    }

    @Test
    void theFirstDifferenceIsNamed() {
        String before = "{\"a\":{\"x\":[1,2,3]},\"b\":\"NaN\"}";
        assertThat(difference(before, before)).isEmpty();
        assertThat(difference(before, "{\"a\":{\"x\":[1,5,3]},\"b\":0}")).isEqualTo("a.x[1] is 5, was 2");
        assertThat(difference(before, "{\"a\":{\"x\":[1,2]},\"b\":\"NaN\"}")).isEqualTo("a.x has 2 entries, had 3");
        assertThat(difference(before, "{\"a\":{\"x\":[1,2,3],\"y\":0},\"b\":\"NaN\"}"))
                .isEqualTo("a.y is new");
        assertThat(difference(before, "{\"a\":{\"x\":[1,2,3]}}")).isEqualTo("b is gone");
        assertThat(difference("1.0", "\"NaN\"")).isEqualTo(" is \"NaN\", was 1.0");
    }

    private static String difference(String before, String after) {
        return JsonDifference.first(CanonicalJson.tree(before), CanonicalJson.tree(after), "")
                .orElse("");
    }
}
