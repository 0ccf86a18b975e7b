package dev.goodhart.linearreward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LinearBradleyTerryTest {
    /** One feature, 1 against 0, won three times in four: the best weight without penalty is the log-odds log 3. */
    @Test
    void findsTheLogOdds() {
        FeatureRows rows = FeatureRows.dense(new double[][] {{1}, {0}});
        LinearBradleyTerry learner = new LinearBradleyTerry(1, 0);
        learner.adam(rows, new int[] {0, 0, 0, 1}, new int[] {1, 1, 1, 0}, 3000, 0.01);

        assertThat(learner.weights()[0]).isCloseTo(Math.log(3), within(1e-4));
        // The entropy of a coin of 3/4: 0.5623351 nats.
        assertThat(learner.loss(rows, new int[] {0, 0, 0, 1}, new int[] {1, 1, 1, 0}))
                .isCloseTo(0.5623351, within(1e-6));
    }

    /** With penalty the gradient l2 w - sigmoid(-w) is 0: for l2 = 0.5, w = 0.6377 (0.31885 = 1 / (1 + e^0.6377) up to 4e-4). */
    @Test
    void thePenaltyHoldsWeightsBack() {
        FeatureRows rows = FeatureRows.dense(new double[][] {{1}, {0}});
        LinearBradleyTerry learner = new LinearBradleyTerry(1, 0.5);
        for (int step = 0; step < 500; step++) {
            learner.descend(rows, new int[] {0}, new int[] {1}, 0.5);
        }
        double w = learner.weights()[0];

        assertThat(0.5 * w).isCloseTo(1 / (1 + Math.exp(w)), within(1e-9));
        assertThat(w).isBetween(0.6, 0.7);
    }

    /** Many pairs of few items and few pairs of many go different ways to the same gradient. */
    @Test
    void bothWaysToTheGradientAgree() {
        RandomGenerator random = SeedTree.of("linear-test").generator();
        double[][] items = new double[6][3];
        double[][] more = new double[60][3];
        for (int i = 0; i < 6; i++) {
            for (int f = 0; f < 3; f++) {
                items[i][f] = random.nextGaussian();
                more[i][f] = items[i][f];
            }
        }
        int[] winners = {0, 1, 2, 3, 0, 2, 4};
        int[] losers = {1, 2, 3, 4, 5, 5, 5};
        LinearBradleyTerry few = new LinearBradleyTerry(3, 0.01);
        LinearBradleyTerry many = new LinearBradleyTerry(3, 0.01);
        few.adam(FeatureRows.dense(items), winners, losers, 50, 0.1);
        many.adam(FeatureRows.dense(more), winners, losers, 50, 0.1);

        assertThat(many.weights()).containsExactly(few.weights(), within(1e-12));
    }

    @Test
    void equalScoresAreHalfRight() {
        assertThat(LinearBradleyTerry.accuracy(new double[] {1, 1, 0}, new int[] {0, 0, 2}, new int[] {1, 2, 1}))
                .isEqualTo(0.5);
        assertThat(LinearBradleyTerry.accuracy(new double[0], new int[0], new int[0]))
                .isNaN();
    }

    @Test
    void recoversPlantedWeights() {
        RandomGenerator random = SeedTree.of("linear-test").child("planted").generator();
        double[] truth = {2, -1, 0};
        double[][] items = new double[400][3];
        for (double[] item : items) {
            for (int f = 0; f < 3; f++) {
                item[f] = random.nextGaussian();
            }
        }
        FeatureRows rows = FeatureRows.dense(items);
        double[] scores = rows.times(truth);
        int[] winners = new int[20_000];
        int[] losers = new int[20_000];
        for (int k = 0; k < winners.length; k++) {
            int a = random.nextInt(400);
            int b = random.nextInt(400);
            boolean first = random.nextDouble() < 1 / (1 + Math.exp(scores[b] - scores[a]));
            winners[k] = first ? a : b;
            losers[k] = first ? b : a;
        }
        LinearBradleyTerry learner = new LinearBradleyTerry(3, 0);
        learner.adam(rows, winners, losers, 800, 0.02);

        // Twenty thousand answers fix a weight to about 0.03.
        assertThat(learner.weights()).containsExactly(truth, within(0.12));
    }
}
