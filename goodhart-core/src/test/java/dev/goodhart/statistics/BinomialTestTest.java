package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BinomialTestTest {
    /** 8 or more of 10 heads: (45 + 10 + 1) / 1024, and as much for 2 or fewer. */
    @Test
    void countsBothTails() {
        assertThat(BinomialTest.twoSided(8, 10, 0.5)).isCloseTo(112 / 1024.0, within(1e-12));
        assertThat(BinomialTest.twoSided(2, 10, 0.5)).isCloseTo(112 / 1024.0, within(1e-12));
        assertThat(BinomialTest.twoSided(5, 10, 0.5)).isCloseTo(1, within(1e-12));
    }

    /** With p = 1/3 and 3 trials: P(0..3) = 8, 12, 6, 1 of 27. Seeing 2 counts 2 and 3, but not the likelier 0. */
    @Test
    void countsWhatIsNoMoreLikely() {
        assertThat(BinomialTest.twoSided(2, 3, 1 / 3.0)).isCloseTo(7 / 27.0, within(1e-12));
        assertThat(BinomialTest.twoSided(0, 3, 1 / 3.0)).isCloseTo(15 / 27.0, within(1e-12));
    }

    /** Without a success the upper end u has (1 - u)^10 = 0.025; without a failure the lower end is as far from 1. */
    @Test
    void theIntervalOfNoneAndOfAll() {
        double far = Math.pow(0.025, 0.1);
        Interval none = BinomialTest.share(0, 10, 0.95);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(1 - far, within(1e-9));
        Interval all = BinomialTest.share(10, 10, 0.95);
        assertThat(all.low()).isCloseTo(far, within(1e-9));
        assertThat(all.high()).isEqualTo(1);
        assertThat(BinomialTest.share(0, 0, 0.95).estimate()).isNaN();
    }

    /** At the lower end 29 or more of 100 have probability 0.025, at the upper end 29 or fewer. (0.29 times 100 is below 29 as a double.) */
    @Test
    void theEndsOfTheIntervalHaveTheirTails() {
        Interval share = BinomialTest.share(29, 100, 0.95);
        assertThat(1 - new BinomialDistribution(100, share.low()).cumulativeProbability(28))
                .isCloseTo(0.025, within(1e-8));
        assertThat(new BinomialDistribution(100, share.high()).cumulativeProbability(29))
                .isCloseTo(0.025, within(1e-8));
    }

    @Test
    void withoutTrialsSaysNothing() {
        assertThat(BinomialTest.twoSided(0, 0, 0.5)).isEqualTo(1);
        assertThatThrownBy(() -> BinomialTest.twoSided(3, 2, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
