package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.network.Parameters;
import dev.goodhart.random.ResumableRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardTrainerTest {
    private final ResumableRandom random = new ResumableRandom(7);
    private final Planted planted = Planted.of(6, 5, random);
    private final IndexedComparisons pairs = new IndexedComparisons(
            new int[] {0, 1, 2, 3, 0}, new int[] {1, 2, 5, 4, 3}, new double[] {1, 0, 0.5, 1, 0});
    private final int[] order = {4, 2, 0, 1, 3};
    private final RewardModelSettings small =
            RewardModelSettings.defaults().withHidden(5).withSteps(5, 1e-3, 0);

    /** Lengths differ, an item stands in several pairs, batches are taken out of order. */
    @Test
    void gradientsMatchCentralDifferences() {
        check(small, null);
        check(small.withAggregation(Aggregation.MEAN), null);
        check(small.withLabels(TieRule.RAO_KUPPER, 0), null);
        check(small.withLabels(TieRule.HALF, 0.1).withScorePenalty(0.3), null);
        check(small, new LengthHead(new double[] {3, 1, 4, 1, 5, 9}, 0.7, 0.4));
    }

    private void check(RewardModelSettings settings, LengthHead lengthHead) {
        ScaledItems scaled = ScaledItems.of(planted.items(), InputScaling.of(planted.items()));
        try (RewardTrainer trainer = new RewardTrainer(settings, scaled.width(), lengthHead, random)) {
            trainer.freeOfLength();
            Parameters parameters = trainer.net().parameters();
            // Weights of the usual size: the last layer begins small, where rounding would drown the differences.
            for (int i = 0; i < parameters.size(); i++) {
                parameters.values()[i] = (float) (0.5 * random.nextGaussian());
            }
            parameters.push();
            loss(trainer, scaled);
            parameters.pullGradient();
            float[] gradient = parameters.gradient().clone();
            float h = 1e-2f;
            for (int i = 0; i < parameters.size(); i++) {
                float before = parameters.values()[i];
                parameters.values()[i] = before + h;
                parameters.push();
                double above = loss(trainer, scaled);
                parameters.values()[i] = before - h;
                parameters.push();
                double below = loss(trainer, scaled);
                parameters.values()[i] = before;
                parameters.push();
                // Third derivatives are of order 10, so the difference is off by order 1e-4 * 10 / 6.
                assertThat((double) gradient[i])
                        .as("%s, parameter %d", settings, i)
                        .isCloseTo((above - below) / (2 * h), within(2e-3));
            }
        }
    }

    private double loss(RewardTrainer trainer, ScaledItems scaled) {
        trainer.net().parameters().clearGradient();
        return trainer.backward(scaled, pairs, order, 0, order.length);
    }

    @Test
    void aConstantInputSaysNothing() {
        ComparedItems items =
                ComparedItems.ofFeatures(List.of("same", "x"), List.of("a", "b"), new double[][] {{7.1, 1}, {7.1, 3}});

        assertThat(InputScaling.of(items).apply(new double[] {1e9, 2}, 1)).containsExactly(0, 0);
    }
}
