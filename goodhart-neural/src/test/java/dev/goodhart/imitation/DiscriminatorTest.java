package dev.goodhart.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.transform.Logistic;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscriminatorTest {
    @ParameterizedTest
    @EnumSource(RewardKind.class)
    void rewardsHaveTheirSlopes(RewardKind kind) {
        for (double l : new double[] {-30, -2, 0, 0.7, 40}) {
            assertThat((kind.of(l + 1e-5) - kind.of(l - 1e-5)) / 2e-5).isCloseTo(kind.slope(l), within(1e-6));
        }
        assertThat(kind.of(800)).isFinite();
        assertThat(kind.of(-800)).isFinite();
    }

    /** softplus(0) = log 2; at l = 1: log(1 + e) = 1.3132617, and log D = 1 - 1.3132617. */
    @Test
    void rewardsByHand() {
        assertThat(RewardKind.MINIMAX.of(0)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(RewardKind.MINIMAX.of(1)).isCloseTo(1.3132616875, within(1e-9));
        assertThat(RewardKind.NON_SATURATING.of(1)).isCloseTo(-0.3132616875, within(1e-9));
        assertThat(RewardKind.SUM.of(1)).isEqualTo(1);
    }

    /** The score 3 x0 - 4 x1 has slope 5 everywhere: (5 - 1)^2 * 10 = 160; at target 6 one-sided nothing, two-sided 10. */
    @Test
    void thePenaltyByHand() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(new float[] {1, 2, -3, 0.5f}, 2, 2).set_requires_grad(true);
            Tensor l = x.matmul(Tensors.of(new float[] {3, -4}, 2, 1));
            assertThat(penalty(1, true).loss(l, x, 0, 2).item_double()).isCloseTo(160, within(1e-3));
            assertThat(penalty(6, true).loss(l, x, 0, 2).item_double()).isCloseTo(0, within(1e-6));
            assertThat(penalty(6, false).loss(l, x, 1, 1).item_double()).isCloseTo(10, within(1e-3));
        }
    }

    /** With l = w x^2 at x = 1 in double, the penalty is (2w - 1)^2 and its slope in w is 4 (2w - 1): at w = 1.5, 8. */
    @Test
    void thePenaltysGradientReachesTheParameters() {
        try (PointerScope scope = new PointerScope()) {
            Tensor w = Tensors.of(new double[] {1.5}, 1, 1).set_requires_grad(true);
            Tensor x = Tensors.of(new double[] {1}, 1, 1).set_requires_grad(true);
            Tensor l = x.square().mul(w);
            new GradientPenalty(PenaltyPlacement.AT_AGENT, 1, true, 1, 0)
                    .loss(l, x, 0, 1)
                    .backward();
            assertThat(w.grad().item_double()).isCloseTo(8, within(1e-9));
        }
    }

    /** |grad softplus(l)| = sigmoid(l) |grad l|, by automatic differentiation in double. */
    @Test
    void theRewardIsFlatterThanTheScore() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(new double[] {0.3, -1.2, 2, 0.7}, 2, 2).set_requires_grad(true);
            Tensor l = x.pow(new Scalar(3)).sum(new long[] {1}, true, null);
            double[] score = Tensors.doubles(l);
            double[] ofScore = Tensors.doubles(Tensors.gradient(l, x));
            double[] ofReward =
                    Tensors.doubles(Tensors.gradient(l.exp().add(new Scalar(1)).log(), x));
            for (int i = 0; i < 4; i++) {
                assertThat(ofReward[i]).isCloseTo(Logistic.sigmoid(score[i / 2]) * ofScore[i], within(1e-12));
            }
        }
    }

    /** A penalty on D would be content with l = 50 x: its gradient at x = 1 is below 1e-19 where the reward's is 50. */
    @Test
    void aSaturatedProbabilityHidesASteepReward() {
        double l = 50;
        assertThat(50 * Logistic.sigmoid(l) * Logistic.sigmoid(-l)).isLessThan(1e-19);
        assertThat(50 * RewardKind.MINIMAX.slope(l)).isCloseTo(50, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(PenaltyPlacement.class)
    void pointsLieWhereTheyShould(PenaltyPlacement placement) {
        float[] agent = {0, 0, 0, 0};
        float[] expert = {1, 2, 1, 2};
        float[] out = new float[5];
        GradientPenalty.at(placement).place(agent, expert, 2, 2, new ResumableRandom(2), out, 1);
        assertThat(out[0]).isZero();
        for (int i = 0; i < 2; i++) {
            float a = out[1 + 2 * i];
            float b = out[2 + 2 * i];
            switch (placement) {
                case INTERPOLATED -> {
                    assertThat(a).isBetween(0f, 1f);
                    assertThat(b).isEqualTo(2 * a);
                }
                case AT_AGENT -> assertThat(new float[] {a, b}).containsExactly(0, 0);
                // Within six deviations of 0.5.
                case AROUND_AGENT -> assertThat(Math.abs(a)).isBetween(1e-9f, 3f);
                case AROUND_EXPERT -> assertThat(Math.abs(b - 2)).isBetween(1e-9f, 3f);
            }
        }
    }

    /** Without the penalty the slope between two separate sets grows without end; with it, it stays near 1. */
    @Test
    void thePenaltyKeepsTheScoreFlat() {
        assertThat(steepest(GradientPenalty.none())).isGreaterThan(5);
        assertThat(steepest(GradientPenalty.defaults())).isLessThan(1.5);
    }

    @Test
    void theSameSeedGivesTheSameDiscriminatorAndLeavesNothingBehind() {
        float[] first = trained(GradientPenalty.defaults(), true);
        long before = Pointer.totalCount();
        float[] second = trained(GradientPenalty.defaults(), true);
        assertThat(Pointer.totalCount()).isEqualTo(before);
        assertThat(second).isEqualTo(first);
    }

    private static double steepest(GradientPenalty penalty) {
        return maximum(trained(penalty, false));
    }

    private static double maximum(float[] slopes) {
        double largest = 0;
        for (float slope : slopes) {
            largest = Math.max(largest, slope);
        }
        return largest;
    }

    /** Slopes along the segment from the agent at (-1, 0) to the expert at (1, 0) after 400 steps. */
    private static float[] trained(GradientPenalty penalty, boolean spectral) {
        ResumableRandom random = new ResumableRandom(9);
        DiscriminatorSettings settings =
                DiscriminatorSettings.defaults().withPenalty(penalty).withSpectralNorm(spectral);
        try (Discriminator d = new Discriminator(2, settings, random)) {
            float[] agent = new float[128];
            float[] expert = new float[128];
            for (int step = 0; step < 400; step++) {
                for (int i = 0; i < 128; i++) {
                    double centre = i % 2 == 0 ? 1 : 0;
                    agent[i] = (float) (-centre + 0.05 * random.nextGaussian());
                    expert[i] = (float) (centre + 0.05 * random.nextGaussian());
                }
                d.update(agent, expert, 64);
            }
            float[] line = new float[2 * 41];
            for (int i = 0; i < 41; i++) {
                line[2 * i] = -1 + 0.05f * i;
            }
            double[] slope = d.slopes(line, 41);
            float[] result = new float[41];
            for (int i = 0; i < 41; i++) {
                result[i] = (float) slope[i];
            }
            return result;
        }
    }

    private static GradientPenalty penalty(double target, boolean oneSided) {
        return new GradientPenalty(PenaltyPlacement.AT_AGENT, target, oneSided, 10, 0);
    }
}
