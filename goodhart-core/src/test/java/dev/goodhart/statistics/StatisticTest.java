package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticTest {
    @Test
    void interquartileMeanDropsAQuarterAtEitherEnd() {
        // Sorted: 1 2 | 3 4 5 6 | 7 100; the middle four have mean 18 / 4.
        double[] sample = {100, 4, 1, 6, 3, 7, 5, 2};
        assertThat(Statistic.INTERQUARTILE_MEAN.of(sample)).isEqualTo(4.5);
        assertThat(sample).startsWith(100, 4);
    }

    @Test
    void interquartileMeanRoundsTheCutDown() {
        // n = 10: floor(2.5) = 2 at either end, the middle six of 1..10 with the top replaced have mean (3+...+8) / 6.
        assertThat(Statistic.INTERQUARTILE_MEAN.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000}))
                .isEqualTo(5.5);
        assertThat(Statistic.INTERQUARTILE_MEAN.of(new double[] {0, 0, 9})).isEqualTo(3);
    }

    @Test
    void medianAndMean() {
        assertThat(Statistic.MEDIAN.of(new double[] {9, 1, 3, 5})).isEqualTo(4);
        assertThat(Statistic.MEDIAN.of(new double[] {9, 1, 3})).isEqualTo(3);
        assertThat(Statistic.MEAN.of(new double[] {0.1, 0.2, 0.6})).isCloseTo(0.3, within(1e-15));
    }
}
