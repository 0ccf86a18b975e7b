package dev.goodhart.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscriminatorLossTest {
    private static final double SHARE = 0.25;

    /** Softplus of 1 is 1.3132617, of 2 is 2.1269280: 1.3132617 + 2.1269280 - 2, with the slopes sigmoid(1) and sigmoid(2) - 1. */
    @Test
    void crossEntropyByHand() {
        float[] score = {1, 2};
        assertThat(loss(DiscriminatorSettings.defaults(), score)).isCloseTo(1.4401897, within(1e-6));
        assertThat(score).containsExactly(new float[] {0.7310586f, -0.1192029f}, within(1e-6f));
    }

    /**
     * Agent 1, expert 2: 1.3132617 - 0.25 * 2.1269280 is above 0, and all in all 0.25 * 0.1269280 + 0.7815297 = 0.8132617. The softplus of
     * the expert's cancels, so that its slope is -0.25 wherever it is.
     */
    @Test
    void unlabelledByHand() {
        float[] score = {1, 2};
        assertThat(loss(unlabelled(), score)).isCloseTo(0.8132617, within(1e-6));
        assertThat(score).containsExactly(new float[] {0.7310586f, -0.25f}, within(1e-6f));
    }

    /** Agent -5, expert 3: 0.0067153 - 0.25 * 3.0485874 is below 0, so that 0.25 * 0.0485874 is left, and the agent plays no part. */
    @Test
    void whatIsBelowZeroIsCutOff() {
        float[] score = {-5, 3};
        assertThat(loss(unlabelled(), score)).isCloseTo(0.0121468, within(1e-6));
        assertThat(score).containsExactly(new float[] {0, -0.0118565f}, within(1e-6f));
    }

    /** Against automatic differentiation of the formula as the papers have it, on both sides of the maximum, with smoothed labels and entropy. */
    @ParameterizedTest
    @EnumSource(DiscriminatorLoss.class)
    void slopesAreTheLosses(DiscriminatorLoss loss) {
        ResumableRandom random = new ResumableRandom(3);
        boolean[] seen = new boolean[2];
        for (int trial = 0; trial < 20; trial++) {
            DiscriminatorSettings settings = new DiscriminatorSettings(
                    8, 1e-3, RewardKind.SUM, GradientPenalty.none(), false, 0.9, 0.9, 0.01 * trial, loss, SHARE);
            int n = 3;
            double apart = trial % 2 == 0 ? 0 : 6;
            float[] score = new float[2 * n];
            for (int i = 0; i < 2 * n; i++) {
                score[i] = (float) (2 * random.nextGaussian() + (i < n ? -apart : apart));
            }
            double[] scores = new double[2 * n];
            Arrays.setAll(scores, i -> score[i]);
            double value = loss.slopes(score, n, settings, random);
            try (PointerScope scope = new PointerScope()) {
                Tensor l = Tensors.of(scores, 2L * n, 1).set_requires_grad(true);
                Tensor expected = formula(l, n, settings, seen);
                double[] slopes = Tensors.doubles(Tensors.gradient(expected, l));
                assertThat(value).isCloseTo(expected.item_double(), within(1e-9));
                for (int i = 0; i < 2 * n; i++) {
                    assertThat((double) score[i]).isCloseTo(slopes[i], within(1e-6));
                }
            }
        }
        assertThat(seen).as("both sides of the maximum").containsExactly(true, true);
    }

    /** Who does what the expert does scores D = 1/2 by the cross entropy, and D = share as unlabelled: l = 0 and l = log(1/3). */
    @Test
    void theLeastLossIsWhereItShouldBe() {
        assertThat(learnedScore(DiscriminatorSettings.defaults())).isCloseTo(0, within(0.02));
        assertThat(learnedScore(unlabelled())).isCloseTo(-Math.log(3), within(0.02));
    }

    @Test
    void aShareOutOfRangeIsRefused() {
        for (double share : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> DiscriminatorSettings.defaults().withUnlabelledAgent(share))
                    .hasMessageContaining("above 0 and below 1, is " + share);
        }
    }

    private static double learnedScore(DiscriminatorSettings settings) {
        float[] rows = {1, 0.5f, 1, 0.5f};
        float[] score = new float[2];
        try (Discriminator discriminator =
                new Discriminator(2, settings.withPenalty(GradientPenalty.none()), new ResumableRandom(1))) {
            for (int step = 0; step < 600; step++) {
                discriminator.update(rows, rows, 2);
            }
            discriminator.scores(rows, 2, score);
        }
        return score[0];
    }

    private static Tensor formula(Tensor l, int n, DiscriminatorSettings settings, boolean[] seen) {
        Tensor agent = l.narrow(0, 0, n);
        Tensor expert = l.narrow(0, n, n);
        Tensor like = softplus(expert)
                .sub(expert.mul(new Scalar(settings.labelLow())))
                .mean();
        Tensor d = l.sigmoid();
        Tensor one = d.mul(new Scalar(-1)).add(new Scalar(1));
        Tensor entropy = d.mul(d.log()).add(one.mul(one.log())).mean().mul(new Scalar(settings.entropy()));
        Tensor unlike = softplus(agent).mean();
        Tensor loss = switch (settings.loss()) {
            case CROSS_ENTROPY -> {
                Arrays.fill(seen, true);
                yield like.add(unlike);
            }
            case POSITIVE_UNLABELLED -> {
                Scalar share = new Scalar(settings.expertShare());
                Tensor rest = unlike.sub(softplus(expert).mean().mul(share));
                seen[rest.item_double() > 0 ? 1 : 0] = true;
                yield like.mul(share).add(rest.relu());
            }
        };
        return loss.add(entropy);
    }

    private static Tensor softplus(Tensor x) {
        return x.exp().add(new Scalar(1)).log();
    }

    private static DiscriminatorSettings unlabelled() {
        return DiscriminatorSettings.defaults().withUnlabelledAgent(SHARE);
    }

    private static double loss(DiscriminatorSettings settings, float[] score) {
        return settings.loss().slopes(score, score.length / 2, settings, new ResumableRandom(1));
    }
}
