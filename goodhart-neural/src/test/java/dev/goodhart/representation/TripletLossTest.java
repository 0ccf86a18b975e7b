package dev.goodhart.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.representation.TripletLoss.Anchoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripletLossTest {
    private static final TripletLoss BOTH = new TripletLoss(1, Anchoring.SYMMETRIC);

    /**
     * p1 = (0, 0), p2 = (2, 0), n = (0, 1): |p1 - p2|^2 = 4, |p1 - n|^2 = 1, |p2 - n|^2 = 5. Anchored at p1: 4 - 1 + 1 = 4; at p2:
     * max(0, 4 - 5 + 1) = 0.
     */
    @Test
    void byHand() {
        double[] first = {0, 0};
        double[] second = {2, 0};
        double[] odd = {0, 1};
        TripletLoss one = new TripletLoss(1, Anchoring.ONE_ANCHOR);

        assertThat(BOTH.of(first, second, odd)).isEqualTo(4);
        assertThat(BOTH.of(second, first, odd)).isEqualTo(4);
        assertThat(one.of(first, second, odd)).isEqualTo(4);
        assertThat(one.of(second, first, odd)).isZero();
    }

    @Test
    void aCollapsedEmbeddingCostsTwoMargins() {
        double[] point = {3, 4};

        assertThat(BOTH.of(point, point, point)).isEqualTo(2);
        assertThat(new TripletLoss(0, Anchoring.SYMMETRIC).of(point, point, point))
                .isZero();
    }

    /** The gradient at the hand-made triplet: active at p1 alone. d/da = 2 (n - p) = (-4, 2); d/dp = 2 (p - a) = (4, 0); d/dn = (0, -2). */
    @Test
    void theGradientByHand() {
        float[] gradient = new float[6];

        double loss = BOTH.gradient(new float[] {0, 0, 2, 0, 0, 1}, 1, 2, gradient);

        assertThat(loss).isEqualTo(4);
        assertThat(gradient).containsExactly(-4, 2, 4, 0, 0, -2);
    }

    @ParameterizedTest
    @CsvSource({"1, SYMMETRIC", "0.2, SYMMETRIC", "1, ONE_ANCHOR", "0, ONE_ANCHOR"})
    void theGradientMatchesCentralDifferences(double margin, Anchoring anchoring) {
        TripletLoss loss = new TripletLoss(margin, anchoring);
        ResumableRandom random = new ResumableRandom(3);
        float[] points = new float[3 * 8 * 4];
        for (int i = 0; i < points.length; i++) {
            // Exact in 32 bits, so that the differences are of the same points.
            points[i] = random.nextInt(-256, 257) / 128f;
        }
        float[] gradient = new float[points.length];
        loss.gradient(points, 8, 4, gradient);
        float step = 1 / 1024f;

        for (int i = 0; i < points.length; i++) {
            float at = points[i];
            points[i] = at + step;
            double up = loss.gradient(points, 8, 4, new float[points.length]);
            points[i] = at - step;
            double down = loss.gradient(points, 8, 4, new float[points.length]);
            points[i] = at;

            assertThat((up - down) / (2 * step)).isCloseTo(gradient[i], within(1e-6));
        }
    }

    @Test
    void aMarginIsNotNegative() {
        assertThatThrownBy(() -> new TripletLoss(-0.1, Anchoring.SYMMETRIC)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new TripletLoss(Double.NaN, Anchoring.SYMMETRIC))
                .hasMessageContaining("at least 0");
    }
}
