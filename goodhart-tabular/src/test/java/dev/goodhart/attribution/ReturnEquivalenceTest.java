package dev.goodhart.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReturnEquivalenceTest {
    /** 4 K edges, 3 K + 1 nodes of which 3 K - 1 are interior: rank K + 1. */
    @Test
    void theRankOfDiamondsIsEdgesLessInteriorNodes() {
        for (int k = 1; k <= 5; k++) {
            ReturnEquivalence graph = ReturnEquivalence.diamonds(k);
            assertThat(graph.edges()).isEqualTo(4 * k);
            assertThat(graph.interiorNodes()).isEqualTo(3 * k - 1);
            assertThat(graph.paths()).hasSize(1 << k);
            assertThat(graph.rank()).isEqualTo(k + 1);
        }
    }

    /** One diamond, potential 5 at the upper node: edges +5, -5 there pay both paths the same as before. */
    @Test
    void aPotentialIsFoundAgain() {
        ReturnEquivalence graph = ReturnEquivalence.diamonds(1);
        double[] shaping = {5, -5, 0, 0};

        assertThat(graph.returns(shaping)).containsOnly(0);
        ReturnEquivalence.PotentialFit fit = graph.potentialFit(shaping);
        assertThat(fit.residual()).isLessThan(1e-12);
        assertThat(fit.potential()).containsExactly(new double[] {0, 5, 0, 0}, within(1e-12));
    }

    /** (1, 0, 0, 0) pays the upper path 1 more. The nearest potential at node 1 is 1/2, which leaves 1/2 on both edges. */
    @Test
    void aDifferenceInReturnsIsNoPotential() {
        ReturnEquivalence.PotentialFit fit = ReturnEquivalence.diamonds(1).potentialFit(new double[] {1, 0, 0, 0});

        assertThat(fit.residual()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void minimisersPayEveryPathTheSameAndDifferByAPotential() {
        RandomGenerator random = SeedTree.of("minimisers").generator();
        ReturnEquivalence graph = ReturnEquivalence.diamonds(3);
        double[] wanted = graph.returns(random.doubles(12).toArray());
        double[] near = random.doubles(12).toArray();
        double[] one = graph.minimiser(wanted, near);
        double[] other = graph.minimiser(wanted, new double[12]);

        assertThat(graph.returns(one)).containsExactly(wanted, within(1e-10));
        assertThat(graph.returns(other)).containsExactly(wanted, within(1e-10));
        double[] difference = new double[12];
        Arrays.setAll(difference, e -> one[e] - other[e]);
        assertThat(Arrays.stream(difference).map(Math::abs).max().orElseThrow()).isGreaterThan(0.1);
        assertThat(graph.potentialFit(difference).residual()).isLessThan(1e-10);
    }

    @Test
    void graphsThatDoNotFitAreRefused() {
        BitSet ends = new BitSet();
        ends.set(2);
        assertThatThrownBy(() -> ReturnEquivalence.of(3, new int[] {0, 1, 1}, new int[] {1, 0, 2}, 0, ends))
                .hasMessageContaining("no cycle");
        assertThatThrownBy(() -> ReturnEquivalence.of(4, new int[] {0, 0}, new int[] {2, 3}, 0, ends))
                .hasMessageContaining("Every edge must lie on a path");
    }
}
