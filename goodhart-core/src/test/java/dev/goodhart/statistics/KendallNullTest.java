package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class KendallNullTest {
    @Test
    void theCountsForSix() {
        assertThat(Arrays.stream(KendallNull.of(6).counts()).mapToInt(BigInteger::intValueExact))
                .containsExactly(1, 5, 14, 29, 49, 71, 90, 101, 101, 90, 71, 49, 29, 14, 5, 1);
        assertThat(KendallNull.of(6).twoSided(1)).isCloseTo(12 / 720.0, within(1e-15));
        assertThat(KendallNull.of(6).taus()[1]).isCloseTo(1 - 2 / 15.0, within(1e-15));
    }

    /** With three, no more than 1, 2, 2, 1 of 6; with one, nothing to invert. */
    @Test
    void fewThings() {
        assertThat(KendallNull.of(3).counts())
                .containsExactly(BigInteger.ONE, BigInteger.TWO, BigInteger.TWO, BigInteger.ONE);
        assertThat(KendallNull.of(3).twoSided(0)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(KendallNull.of(1).twoSided(0)).isEqualTo(1);
        assertThatThrownBy(() -> KendallNull.of(3).twoSided(4)).hasMessageContaining("from 0 to 3");
        assertThatThrownBy(() -> KendallNull.of(0)).hasMessageContaining("from 1");
    }

    /** Mean 0 and the known variance 2 (2k + 5) / (9 k (k - 1)). */
    @Test
    void manyThingsHaveTheKnownVariance() {
        KendallNull known = KendallNull.of(60);
        double[] taus = known.taus();
        double[] probabilities = known.probabilities();
        assertThat(DoubleStream.of(probabilities).sum()).isCloseTo(1, within(1e-12));
        double variance = 0;
        for (int j = 0; j < taus.length; j++) {
            variance += probabilities[j] * taus[j] * taus[j];
        }
        assertThat(variance).isCloseTo(2 * 125 / (9.0 * 60 * 59), within(1e-12));
    }
}
