package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class GaussianTest {
    @Test
    void agreesWithAnotherErrorFunctionEverywhere() {
        for (double x = -37; x <= 37; x += 0.0625) {
            double expected = 0.5 * Erf.erfc(-x / Math.sqrt(2));
            assertThat(Gaussian.cdf(x)).as("cdf(%s)", x).isCloseTo(expected, withinPercentage(1e-10));
        }
    }

    /** The ratio lies between x and x + 1/x in the far tail (Gordon 1941), where the cdf itself is 0. */
    @Test
    void theTailNeitherUnderflowsNorLosesItsDigits() {
        for (double x : new double[] {40, 100, 1e4}) {
            assertThat(Gaussian.inverseMills(-x)).isBetween(x, x + 1 / x);
        }
    }

    /** 97.5 % quantile as printed in every table, 1.959963984540054. */
    @Test
    void quantiles() {
        assertThat(Gaussian.upperQuantile(0.5)).isZero();
        assertThat(Gaussian.upperQuantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(Gaussian.cdf(Gaussian.upperQuantile(0.9999999))).isCloseTo(0.9999999, within(1e-15));
    }
}
