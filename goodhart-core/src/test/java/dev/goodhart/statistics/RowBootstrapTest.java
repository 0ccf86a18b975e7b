package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RowBootstrapTest {
    private static RandomGenerator random(String name) {
        return SeedTree.of("row-bootstrap").child(name).generator();
    }

    private static double[] mean(double[] column, int[] rows) {
        return new double[] {
            Arrays.stream(RowBootstrap.pick(column, rows)).average().orElseThrow()
        };
    }

    /** The mean of n standard normals has a 95 % interval of half width 1.96 / sqrt(n), whether all rows are redrawn or a quarter. */
    @Test
    void drawingFewerRowsLeavesTheWidth() {
        RandomGenerator random = random("width");
        double[] column = new double[10_000];
        Arrays.setAll(column, i -> random.nextGaussian());

        for (int most : new int[] {10_000, 2_500}) {
            Interval interval = new RowBootstrap(1_000, most, random)
                    .draw(column.length, rows -> mean(column, rows))
                    .interval(0, 0.95);
            // Quantiles of 1,000 draws scatter by about 5 % of the half width.
            assertThat((interval.high() - interval.low()) / 2).isCloseTo(0.0196, within(0.003));
            assertThat(interval.contains(interval.estimate())).isTrue();
        }
    }

    @Test
    void resamplesWithoutANumberAreLeftOut() {
        RowBootstrap.Draws draws = new RowBootstrap(100, 5, random("nan")).draw(3, rows ->
                new double[] {rows.length == 3 && rows[1] == 1 ? 1 : Double.NaN, Double.NaN});

        assertThat(draws.interval(0, 0.95)).isEqualTo(new Interval(1, 1, 1, 0.95));
        assertThat(draws.interval(1, 0.95).low()).isNaN();
        assertThat(draws.intervals(0.9)).hasSize(2);
    }

    @Test
    void refusesNoDraws() {
        assertThatThrownBy(() -> new RowBootstrap(0, 5, random("none"))).isInstanceOf(IllegalArgumentException.class);
    }
}
