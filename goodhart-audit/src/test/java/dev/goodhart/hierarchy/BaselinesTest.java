package dev.goodhart.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final FactorHierarchy CODE = FactorHierarchy.of(
            Factor.higher("passes"), Factor.lower("errors").within(Margin.absolute(1)), Factor.higher("likeness"));

    @Test
    void sumsWeighStandardisedFactorsByPowersOfBeta() {
        WeightedSumReward sum = WeightedSumReward.standardised(CODE, new double[] {2, 4, 0.5}, 0.5);

        assertThat(sum.weights()).containsExactly(0.5, -0.125, 0.5);
        assertThat(sum.of(new double[] {1, 8, 2})).isEqualTo(0.5);
        assertThat(WeightedSumGrid.defaults().rewards(CODE, new double[] {1, 1, 1}))
                .hasSize(7);
        List<WeightedSumReward> units = WeightedSumGrid.unitSettings(CODE, .1, 1, 10);
        assertThat(units).hasSize(27);
        assertThat(units.get(5).weights()).containsExactly(.1, -1, 10);
        assertThat(sum.pairs(new double[][] {{0, 1}, {0, 8}, {0, 2}}, new int[] {0, 1, 0}, new int[] {1, 0, 0})
                        .decision())
                .containsExactly(-1, 1, 0);
        assertThatThrownBy(() -> WeightedSumReward.standardised(CODE, new double[] {1, 0, 1}, 1))
                .hasMessageContaining("'errors' must be positive, is 0.0");
    }

    @Test
    void ensemblesAverageByWeight() {
        assertThat(FactorEnsemble.of(3, 0.5).weights())
                .containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-15));
        assertThat(FactorEnsemble.of(2, 1).mix(new double[][] {{1, 0}, {0, 1}})).containsExactly(.5, .5);
    }

    /** Thresholds at the median: passes 1, errors 2 (and 3 within the margin), likeness 0.5. */
    @Test
    void scalingCountsLevelsReachedFromTheTop() {
        FactorTable pool = FactorTable.of(CODE.names(), new double[][] {{0, 1, 1}, {0, 2, 4}, {.1, .5, .9}});
        RewardScaling scaling = RewardScaling.of(2, new HierarchicalJudge(CODE, pool), 0.5);

        assertThat(scaling.threshold()).containsExactly(1, 2, .5);
        assertThat(scaling.reached(new double[] {0, 0, 1})).isZero();
        assertThat(scaling.reached(new double[] {1, 4, 1})).isEqualTo(1);
        assertThat(scaling.reached(new double[] {1, 3, .4})).isEqualTo(2);
        assertThat(scaling.scale(1.5, new double[] {1, 3, .5})).isEqualTo(12);
        assertThatThrownBy(() -> scaling.scale(-1, new double[] {1, 3, .5})).hasMessageContaining("is -1.0");
    }

    @Test
    void aPoolMeasuresItsMarginsAgainAndForgetsTheOldest() {
        FactorHierarchy one = FactorHierarchy.of(Factor.higher("x").within(Margin.standardDeviations(1)));
        FactorPool pool = new FactorPool(one, 3);
        assertThat(pool.add(0)).isZero();
        assertThat(pool.add(10)).isEqualTo(1);
        HierarchicalJudge before = pool.judge();
        assertThat(before.relation().margins()).containsExactly(5);
        pool.add(10);
        assertThat(pool.add(10)).isZero();
        assertThat(pool.size()).isEqualTo(3);
        assertThat(pool.judge().relation().margins()).containsExactly(0);
        assertThat(before.pool().column("x")).containsExactly(0, 10);

        int[] seen = new int[2];
        ComparisonLearner learner = (winners, losers) -> {
            seen[0] = winners[0];
            seen[1] = losers[0];
        };
        DecidedPairs decided = before.allPairs();
        learner.learn(decided.winners(), decided.losers());
        assertThat(seen).containsExactly(1, 0);
        assertThatThrownBy(() -> pool.add(Double.NaN)).hasMessageContaining("'x' must be finite");
    }
}
