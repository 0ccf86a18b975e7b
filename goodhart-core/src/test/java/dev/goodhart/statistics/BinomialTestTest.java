package dev.goodhart.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void withoutTrialsSaysNothing() {
        assertThat(BinomialTest.twoSided(0, 0, 0.5)).isEqualTo(1);
        assertThatThrownBy(() -> BinomialTest.twoSided(3, 2, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
