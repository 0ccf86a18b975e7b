package dev.goodhart.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CycleGainTest {
    /** There and back earns (1 + 2) / 2 = 1.5 a step, staying 1.2, and the dear edge to a dead end is on no cycle. */
    @Test
    void theBestCycleIsFound() {
        CycleGain graph = new CycleGain(3);
        graph.edge(0, 1, 1);
        graph.edge(1, 0, 2);
        graph.edge(1, 1, 1.2);
        graph.edge(1, 2, 100);

        assertThat(graph.largest().orElseThrow()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void withoutCyclesThereIsNone() {
        CycleGain graph = new CycleGain(3);
        graph.edge(0, 1, 5);
        graph.edge(1, 2, 5);
        graph.edge(0, 2, 5);

        assertThat(graph.largest()).isEmpty();
        assertThatThrownBy(() -> graph.edge(0, 3, 1)).hasMessageContaining("[0, 3)");
    }

    /** Every cycle of a potential sums to 0. */
    @Test
    void aPotentialNeverPaysForCircles() {
        RandomGenerator random = SeedTree.of("potential").generator();
        double[] potential = random.doubles(30).toArray();
        CycleGain graph = new CycleGain(30);
        for (int edge = 0; edge < 200; edge++) {
            int from = random.nextInt(30);
            int to = random.nextInt(30);
            graph.edge(from, to, potential[to] - potential[from]);
        }

        assertThat(graph.largest().orElseThrow()).isCloseTo(0, within(1e-10));
    }

    /** Against all walks of n steps that return, by matrix powers in max-plus: the best cycle has at most n steps. */
    @Test
    void itAgreesWithAllCycles() {
        RandomGenerator random = SeedTree.of("cycles").generator();
        for (int round = 0; round < 300; round++) {
            int n = 2 + random.nextInt(6);
            double[][] gain = new double[n][n];
            CycleGain graph = new CycleGain(n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gain[i][j] = Double.NEGATIVE_INFINITY;
                    if (random.nextDouble() < 0.35) {
                        gain[i][j] = Math.rint(10 * random.nextGaussian());
                        graph.edge(i, j, gain[i][j]);
                    }
                }
            }
            double best = best(gain);
            if (best == Double.NEGATIVE_INFINITY) {
                assertThat(graph.largest()).isEmpty();
            } else {
                assertThat(graph.largest().orElseThrow()).as("round " + round).isCloseTo(best, within(1e-9));
            }
        }
    }

    private static double best(double[][] gain) {
        int n = gain.length;
        double best = Double.NEGATIVE_INFINITY;
        double[][] walk = gain;
        for (int length = 1; length <= n; length++) {
            for (int i = 0; i < n; i++) {
                best = Math.max(best, walk[i][i] / length);
            }
            double[][] longer = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    longer[i][j] = Double.NEGATIVE_INFINITY;
                    for (int k = 0; k < n; k++) {
                        longer[i][j] = Math.max(longer[i][j], walk[i][k] + gain[k][j]);
                    }
                }
            }
            walk = longer;
        }
        return best;
    }
}
