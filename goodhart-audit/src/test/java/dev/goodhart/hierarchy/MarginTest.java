package dev.goodhart.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginTest {
    /** Squares about the mean 5 sum to 32 over 8 values: the deviation is 2. */
    @Test
    void deviationsAreOfTheWholePool() {
        double[] pool = {2, 4, 4, 4, 5, 5, 7, 9};

        assertThat(Margin.standardDeviations(0.5).over(pool)).isEqualTo(1);
        assertThat(Margin.absolute(0.2).over(pool)).isEqualTo(0.2);
        // The mean of three times 0.1 is not 0.1: rounding must not make a constant vary.
        assertThat(Margin.standardDeviations(1).over(new double[] {.1, .1, .1})).isZero();
    }

    /** Differences of 0, 1, 3, 7: 1, 2, 3, 4, 6, 7. */
    @Test
    void quantilesAreOfAllDifferences() {
        double[] pool = {3, 0, 7, 1};

        assertThat(Margin.quantile(0).over(pool)).isZero();
        assertThat(Margin.quantile(1.0 / 6).over(pool)).isEqualTo(1);
        assertThat(Margin.quantile(0.5).over(pool)).isEqualTo(3);
        assertThat(Margin.quantile(1).over(pool)).isEqualTo(7);
        assertThat(Margin.quantile(0.5).over(new double[] {5})).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.37, 0.9})
    void quantilesAgreeWithAListOfAllPairs(double share) {
        double[] pool = SeedTree.of("margin-test")
                .generator()
                .doubles(101)
                .map(u -> Math.rint(u * 50) / 7)
                .toArray();
        double[] all = new double[101 * 50];
        int k = 0;
        for (int i = 0; i < pool.length; i++) {
            for (int j = 0; j < i; j++) {
                all[k++] = Math.abs(pool[i] - pool[j]);
            }
        }
        Arrays.sort(all);

        assertThat(Margin.quantile(share).over(pool)).isEqualTo(all[(int) Math.ceil(share * all.length) - 1]);
        FactorHierarchy one = FactorHierarchy.of(Factor.higher("x").within(Margin.quantile(share)));
        LevelUsage usage = new HierarchicalJudge(one, FactorTable.of(List.of("x"), new double[][] {pool}))
                .allPairs()
                .usage(one);
        assertThat(usage.tieShare()).isCloseTo(share, within(0.03)).isGreaterThanOrEqualTo(share);
    }

    @Test
    void aFactorOfFewValuesNeedsNoMargin() {
        assertThat(Margin.suggested(new double[] {0, 1, 1, 0})).isEqualTo(Margin.NONE);
        assertThat(Margin.suggested(SeedTree.of("m").generator().doubles(20).toArray()))
                .isEqualTo(Margin.standardDeviations(0.5));
        assertThat(Margin.standardDeviations(0.5).written()).isEqualTo("0.5sd");
        assertThat(Margin.quantile(0.3).written()).isEqualTo("q0.3");
        assertThat(Margin.absolute(2).written()).isEqualTo("2");
    }
}
