package dev.goodhart.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TopMeansTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void takesTheUpperPart() {
        TopMeans means = new TopMeans(new double[] {4, 1, 3, 2}, new double[] {10, 20, 30, 40});

        double[] at = means.of(1, 0.5, 0.25);

        // All: 100 / 4. Upper half: rankings 4 and 3, scores 10 and 30. Upper quarter: ranking 4 alone.
        assertThat(at).containsExactly(new double[] {25, 20, 10}, EXACT);
    }

    /** The upper half of four with rankings 2, 1, 1, 1 is the 2 and one third of each 1: (10 + (20 + 30 + 40) / 3) / 2 = 20. */
    @Test
    void countsTiesInPart() {
        TopMeans means = new TopMeans(new double[] {1, 2, 1, 1}, new double[] {20, 10, 30, 40});

        assertThat(means.of(0.5)[0]).isCloseTo(20, EXACT);
    }

    @Test
    void rowsMayComeSeveralTimes() {
        TopMeans means = new TopMeans(new double[] {1, 2}, new double[] {6, 12});

        // Rows 0, 0, 1, 1: the upper three quarters are 12, 12 and half of the two sixes, that is one six.
        assertThat(means.of(new int[] {0, 1, 0, 1}, new double[] {0.75})[0]).isCloseTo(10, EXACT);
    }
}
