package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {
    /** z = 1.96: 8 of 10 give (0.8 + 0.19207) / 1.38415 +- 0.22655, so 0.4902 to 0.9433; 10 of 10 give 1 / 1.38415 = 0.7225. */
    @Test
    void sharesByHand() {
        Interval eight = WilsonInterval.of(8, 10);
        assertThat(eight.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(eight.high()).isCloseTo(0.9433, within(1e-4));
        assertThat(WilsonInterval.of(10, 10).low()).isCloseTo(0.7225, within(1e-4));
        assertThat(WilsonInterval.of(0, 0).estimate()).isNaN();
    }
}
