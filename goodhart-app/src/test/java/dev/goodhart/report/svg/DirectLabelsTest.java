package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectLabelsTest {
    @Test
    void stayWhereTheyAreWhenThereIsRoom() {
        assertThat(DirectLabels.spread(new double[] {80, 10, 40}, 15, 0, 100)).containsExactly(80, 10, 40);
    }

    /** Two labels wanted at 50 and 52 with a gap of 10 share the centre 51: 46 and 56. */
    @Test
    void moveApartEvenly() {
        assertThat(DirectLabels.spread(new double[] {52, 50}, 10, 0, 100)).containsExactly(56, 46);
    }

    @Test
    void keepTheirDistanceAndTheirOrder() {
        Random random = new Random(2);
        for (int trial = 0; trial < 5000; trial++) {
            double[] wanted = random.doubles(1 + random.nextInt(8), 0, 200).toArray();
            double[] at = DirectLabels.spread(wanted, 20, 0, 200);
            double[] sorted = at.clone();
            Arrays.sort(sorted);
            for (int i = 1; i < sorted.length; i++) {
                assertThat(sorted[i] - sorted[i - 1]).isGreaterThanOrEqualTo(20 - 1e-9);
            }
            assertThat(sorted[0]).isGreaterThanOrEqualTo(-1e-9);
            assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(200 + 1e-9);
            for (int i = 0; i < at.length; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat((wanted[i] - wanted[j]) * (at[i] - at[j])).isGreaterThanOrEqualTo(0);
                }
            }
        }
    }
}
