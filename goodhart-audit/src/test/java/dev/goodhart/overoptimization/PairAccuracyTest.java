package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PairAccuracyTest {
    /** Pairs (1 > 0: hit), (0 < 1: miss), (2 = 2: half): 1.5 of 3. */
    @Test
    void countsHitsAndHalvesTies() {
        PairAccuracy accuracy = PairAccuracy.ofLabels(new double[] {1, 0, 2}, new double[] {0, 1, 2});
        assertThat(accuracy.accuracy()).isCloseTo(0.5, within(1e-15));
        assertThat(accuracy.tied()).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void allPairsAreThoseOfTheDoubleLoop() {
        RandomGenerator random = SeedTree.of("pairs").generator();
        for (int repeat = 0; repeat < 30; repeat++) {
            double[] proxy = random.ints(25, 0, 9).asDoubleStream().toArray();
            double[] gold = random.ints(25, 0, 6).asDoubleStream().toArray();
            double[] weight = random.doubles(25).toArray();
            double agree = 0;
            double pairs = 0;
            for (int i = 0; i < 25; i++) {
                for (int j = 0; j < i; j++) {
                    double both = weight[i] * weight[j];
                    if (gold[i] != gold[j]) {
                        double sign = Math.signum(gold[i] - gold[j]) * Math.signum(proxy[i] - proxy[j]);
                        pairs += both;
                        agree += both * (1 + sign) / 2;
                    }
                }
            }
            PairAccuracy accuracy = PairAccuracy.onPolicy(proxy, gold, weight);
            assertThat(accuracy.accuracy()).isCloseTo(agree / pairs, within(1e-12));
            assertThat(accuracy.pairs()).isCloseTo(pairs, within(1e-9));
        }
    }

    /** A proxy that is gold up to 2 and falls beyond is right at first and wrong for a policy that has moved there. */
    @Test
    void aTunedPolicyCanTurnTheAccuracyRound() {
        double[] gold = {0, 1, 2, 1.5, 1};
        double[] proxy = {0, 1, 2, 3, 4};
        assertThat(PairAccuracy.inDistribution(proxy, gold).accuracy()).isGreaterThan(0.5);
        assertThat(PairAccuracy.onPolicy(proxy, gold, new double[] {0, 0, 1, 1, 1})
                        .accuracy())
                .isZero();
    }

    @Test
    void equalGoldSaysNothing() {
        assertThat(PairAccuracy.inDistribution(new double[] {1, 2}, new double[] {3, 3})
                        .accuracy())
                .isNaN();
        assertThatThrownBy(() -> PairAccuracy.inDistribution(new double[] {1, Double.NaN}, new double[2]))
                .hasMessageContaining("NaN");
    }

    /** log(1 + e^-1) = 0.313262: a loss with the other sign would be 1.313262 and train backwards. */
    @Test
    void theLossFallsWhenTheChosenRises() {
        assertThat(PreferenceLoss.of(1, 0)).isCloseTo(0.313262, within(5e-7));
        assertThat(PreferenceLoss.of(0, 1)).isCloseTo(1.313262, within(5e-7));
        assertThat(PreferenceLoss.of(2, 2)).isEqualTo(PreferenceLoss.COIN, within(1e-15));
        assertThat(PreferenceLoss.of(0, 1000)).isEqualTo(1000);
        assertThat(PreferenceLoss.mean(new double[] {1, 0}, new double[] {0, 1}))
                .isCloseTo(0.813262, within(5e-7));
    }

    /** Var 1 and 3: a quarter of the proxy is gold. The best of n by gold plus equal noise has m_n / sqrt 2 of gold. */
    @Test
    void normalNoiseLeavesAConstantShare() {
        assertThat(new RegressionalGoodhart(1, 3).expectedGold(2)).isEqualTo(0.5);
        double largestOf64 = 2.343733;
        assertThat(new RegressionalGoodhart(1, 1).expectedGold(Math.sqrt(2) * largestOf64))
                .isCloseTo(largestOf64 / Math.sqrt(2), within(1e-12));
        assertThatThrownBy(() -> new RegressionalGoodhart(0, 1)).hasMessageContaining("above 0");
    }
}
