package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private final RandomGenerator random = SeedTree.of("bootstrap").generator();

    @Test
    void twoValuesGiveTheirThreePossibleMeans() {
        // Means of two draws from {0, 1}: 0 with 1/4, 1/2 with 1/2, 1 with 1/4. The 5 % and 95 % points are 0 and 1,
        // the 30 % and 70 % points both 1/2.
        double[] sample = {0, 1};
        Interval wide = new Bootstrap(2000, 0.9, random).interval(sample, Statistic.MEAN);
        assertThat(wide).isEqualTo(new Interval(0.5, 0, 1, 0.9));
        Interval narrow = new Bootstrap(2000, 0.4, random).interval(sample, Statistic.MEAN);
        assertThat(narrow).isEqualTo(new Interval(0.5, 0.5, 0.5, 0.4));
    }

    @Test
    void agreesWithAllResamplesOfASmallSample() {
        // All 5^5 = 3125 resamples by enumeration; the sampled quantiles must come within the distance of neighbouring
        // ones.
        double[] sample = {1, 2, 4, 8, 16};
        double[] means = new double[3125];
        for (int code = 0; code < means.length; code++) {
            for (int rest = code, i = 0; i < 5; i++, rest /= 5) {
                means[code] += sample[rest % 5] / 5;
            }
        }
        Arrays.sort(means);
        Interval interval = new Bootstrap(100_000, 0.9, random).interval(sample, Statistic.MEAN);
        assertThat(interval.low()).isCloseTo(means[(int) (0.05 * 3125)], within(0.2));
        assertThat(interval.high()).isCloseTo(means[(int) (0.95 * 3125)], within(0.2));
    }

    @Test
    void coversTheTruthAboutAsOftenAsItSays() {
        // 400 samples of 30 normal values: the percentile interval's coverage at n = 30 is a little below nominal,
        // about 0.93; 400 tries have a standard error of 0.013, so four of them either side of 0.93.
        int covered = 0;
        for (int t = 0; t < 400; t++) {
            double[] sample = random.doubles(30).map(u -> random.nextGaussian()).toArray();
            if (new Bootstrap(500, 0.95, random)
                    .interval(sample, Statistic.MEAN)
                    .contains(0)) {
                covered++;
            }
        }
        assertThat(covered / 400.0).isBetween(0.878, 0.982);
    }

    @Test
    void strataKeepTheirSizes() {
        // Within strata nothing varies, so neither does any resample; pooled redraws would spread from 0 to 100.
        double[][] strata = {{0, 0, 0, 0}, {100, 100}};
        Interval interval = Bootstrap.of(random).pooled(strata, Statistic.MEAN);
        assertThat(interval.low()).isEqualTo(interval.high()).isCloseTo(100 / 3.0, within(1e-12));
    }

    @Test
    void pairsStayTogether() {
        double[] x = {1, 5, 2, 8};
        double[] y = {11, 15, 12, 18};
        Interval interval = Bootstrap.of(random).paired(x, y, (a, b) -> Statistic.MEAN.of(b) - Statistic.MEAN.of(a));
        assertThat(interval.low()).isCloseTo(10, within(1e-12));
        assertThat(interval.high()).isCloseTo(10, within(1e-12));
    }

    @Test
    void differenceOfConstants() {
        Interval interval =
                Bootstrap.of(random).difference(new double[] {3, 3}, new double[] {1, 1, 1}, Statistic.MEAN);
        assertThat(interval).isEqualTo(new Interval(2, 2, 2, 0.95));
    }

    @Test
    void resamplesWithoutAStatisticAreLeftOut() {
        // Three of the 27 resamples of three pairs hold one x only; Pearson is NaN there and 1 elsewhere.
        double[] x = {1, 2, 3};
        Interval interval = Bootstrap.of(random).paired(x, x, Correlation.PEARSON);
        assertThat(interval.low()).isCloseTo(1, within(1e-12));
        Interval none = Bootstrap.of(random).paired(new double[] {1, 1}, new double[] {1, 2}, Correlation.PEARSON);
        assertThat(none.low()).isNaN();
    }

    @Test
    void sameSeedSameInterval() {
        double[] sample = {1, 2, 4, 8, 16};
        Interval first = Bootstrap.of(SeedTree.of("x").generator()).interval(sample, Statistic.INTERQUARTILE_MEAN);
        Interval second = Bootstrap.of(SeedTree.of("x").generator()).interval(sample, Statistic.INTERQUARTILE_MEAN);
        assertThat(first).isEqualTo(second);
        assertThat(first.text()).startsWith("4.667 [");
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatThrownBy(() -> new Bootstrap(0, 0.95, random)).hasMessageContaining("resamples (0)");
        assertThatThrownBy(() -> new Bootstrap(10, 1, random)).hasMessageContaining("level (1.0)");
        Bootstrap bootstrap = Bootstrap.of(random);
        assertThatThrownBy(() -> bootstrap.interval(new double[0], Statistic.MEAN))
                .hasMessageContaining("at least 1 values, has 0");
        assertThatThrownBy(() -> bootstrap.interval(new double[] {1, Double.NaN}, Statistic.MEAN))
                .hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> bootstrap.pooled(new double[0][], Statistic.MEAN))
                .hasMessageContaining("at least one stratum");
    }
}
