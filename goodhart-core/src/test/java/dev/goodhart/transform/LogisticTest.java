package dev.goodhart.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticTest {
    @Test
    void farOutItHasItsLimits() {
        assertThat(Logistic.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Logistic.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Logistic.sigmoid(1e308)).isEqualTo(1);
        // Below 0 sigma(z) is exp(z) to relative precision, where 1 - sigma(-z) would be 0.
        assertThat(Logistic.sigmoid(-100) / Math.exp(-100)).isCloseTo(1, within(1e-15));
        assertThat(Logistic.logSigmoid(-1e300)).isEqualTo(-1e300);
        assertThat(Logistic.logSigmoid(800)).isZero();
        assertThat(Logistic.softplus(-50) / Math.exp(-50)).isCloseTo(1, within(1e-15));
        assertThat(Logistic.slope(40) / Math.exp(-40)).isCloseTo(1, within(1e-15));
        assertThat(Logistic.slope(Double.NEGATIVE_INFINITY)).isZero();
    }

    /** sigma(z) + sigma(-z) = 1, log sigma is its logarithm, softplus(z) - softplus(-z) = z. */
    @Test
    void identitiesHold() {
        for (double z = -30; z <= 30; z += 0.37) {
            assertThat(Logistic.sigmoid(z) + Logistic.sigmoid(-z)).isCloseTo(1, within(1e-15));
            assertThat(Math.exp(Logistic.logSigmoid(z)) / Logistic.sigmoid(z)).isCloseTo(1, within(1e-13));
            assertThat(Logistic.softplus(z) - Logistic.softplus(-z)).isCloseTo(z, within(1e-13));
            assertThat(Logistic.slope(z)).isCloseTo(Logistic.sigmoid(z) * Logistic.sigmoid(-z), within(1e-16));
        }
    }
}
