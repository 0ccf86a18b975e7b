package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {
    /** In order: -1, 0, 0, 2, 2, 2, so the two zeros share (2 + 3) / 2 and the twos (4 + 5 + 6) / 3. A negative zero is a zero. */
    private static final double[] TIED = {2, 0, 2, -1, -0.0, 2};

    @Test
    void equalValuesShareTheirMeanRank() {
        assertThat(Ranks.middle(TIED)).containsExactly(5, 2.5, 5, 1, 2.5, 5);
        assertThat(Ranks.below(TIED)).containsExactly(3, 1, 3, 0, 1, 3);
    }

    @Test
    void equalValuesKeepTheirOrder() {
        assertThat(Ranks.ascending(TIED)).containsExactly(3, 1, 4, 0, 2, 5);
        assertThat(Ranks.ascending(new double[0])).isEmpty();
    }

    /** By their bits, as many numbers are ordered: the two zeros are one value, and infinities stand at the ends. */
    @Test
    void bitsOrderAsNumbersDo() {
        double[] values = {2, 0, Double.NEGATIVE_INFINITY, -1, -0.0, 2, -1e300, 1e-300, Double.POSITIVE_INFINITY, -1};
        assertThat(RadixOrder.of(values)).containsExactly(Ranks.ascending(values));
        assertThat(RadixOrder.of(values)).containsExactly(2, 6, 3, 9, 1, 4, 7, 0, 5, 8);
    }

    /** Another implementation's numbers, to the bit, with few and with many ties. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 1000})
    void correlationsOfRanksAreThoseOfAnotherImplementation(int values) {
        SplittableRandom random = new SplittableRandom(values);
        for (int n : new int[] {2, 3, 7, 64, 501, RadixOrder.MANY}) {
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextInt(values) - values / 2;
                y[i] = x[i] + random.nextInt(values);
            }
            // As objects, of which NaN equals NaN: two values may be all of one side.
            assertThat((Object) Correlation.KENDALL.of(x, y)).isEqualTo(new KendallsCorrelation().correlation(x, y));
            assertThat((Object) Correlation.SPEARMAN.of(x, y)).isEqualTo(new SpearmansCorrelation().correlation(x, y));
        }
    }
}
