package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunningNormalizerTest {
    /** 1, 3 and 8: mean 4, population variance (9 + 1 + 16) / 3 = 26/3, however they are cut into batches. */
    @Test
    void batchesAreMerged() {
        RunningNormalizer whole = new RunningNormalizer(1, 10);
        whole.update(new double[] {1, 3, 8}, 3);
        RunningNormalizer parts = new RunningNormalizer(1, 10);
        parts.update(new double[] {1}, 1);
        parts.update(new double[] {3, 8}, 2);

        assertThat(whole.means()).containsExactly(new double[] {4}, within(1e-12));
        assertThat(parts.means()).containsExactly(new double[] {4}, within(1e-12));
        assertThat(parts.variances()).containsExactly(new double[] {26.0 / 3}, within(1e-12));
        assertThat(parts.variances()).containsExactly(whole.variances(), within(1e-12));
    }

    @Test
    void columnsAreApartAndResultsAreClipped() {
        RunningNormalizer normalizer = new RunningNormalizer(2, 2);
        normalizer.update(new double[] {-1, 10, 1, 30}, 2);
        float[] out = new float[4];
        normalizer.normalize(new double[] {1, 20, 100, 25}, 2, out);
        assertThat(out).containsExactly(new float[] {1, 0, 2, 0.5f}, within(1e-6f));
    }

    @Test
    void nothingSeenChangesNothing() {
        float[] out = new float[2];
        new RunningNormalizer(2, 10).normalize(new double[] {3, -4}, 1, out);
        assertThat(out).containsExactly(3, -4);
    }
}
