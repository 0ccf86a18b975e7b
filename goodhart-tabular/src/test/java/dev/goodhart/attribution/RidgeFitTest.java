package dev.goodhart.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeFitTest {
    /**
     * Two runs, lambda 1000 for 2,000 runs: penalty 1. The first run has feature 0 twice and reward 1: w0 = 2 / (2^2 + 1) = 0.4. The second has
     * feature 1 once and reward 3: w1 = 3 / (1 + 1) = 1.5. Feature 2 is in no run.
     */
    @Test
    void separateFeaturesAreShrunkByHand() {
        EncodedRuns runs = EncodedRuns.ofIndices(3, List.of(new int[] {0, 0}, new int[] {1}), new double[] {1, 3});

        double[] w = RidgeFit.weights(runs, 1000);

        assertThat(w).containsExactly(new double[] {0.4, 1.5, 0}, within(1e-12));
        assertThat(runs.contributions(0, w)).containsExactly(new double[] {0.4, 0.4}, within(1e-12));
        assertThat(runs.predictions(w)).containsExactly(new double[] {0.8, 1.5}, within(1e-12));
    }

    /**
     * A success ends with a turn that nothing else has. Features x (in both runs) and y (in the success alone) with rewards 0 and 1 and penalty p:
     * without a penalty w = (0, 1), the last turn has all of it. With one, (2 + p) x + y = 1 and x + (1 + p) y = 1, so at p = 1: x = 0.2, y = 0.4.
     */
    @Test
    void thePenaltyAloneSpreadsTheReward() {
        EncodedRuns runs = EncodedRuns.ofIndices(2, List.of(new int[] {0}, new int[] {0, 1}), new double[] {0, 1});

        assertThat(RidgeFit.weights(runs, 1e-6)).containsExactly(new double[] {0, 1}, within(1e-8));
        assertThat(RidgeFit.weights(runs, 0)).containsExactly(new double[] {0, 1}, within(1e-10));
        assertThat(RidgeFit.weights(runs, 1000)).containsExactly(new double[] {0.2, 0.4}, within(1e-12));
    }

    /** By features, by runs, and by conjugate gradients: A'(Aw - R) + penalty w = 0 at the minimum. */
    @ParameterizedTest
    @CsvSource({"30, 200, 6", "200, 30, 6", "1300, 1300, 3"})
    void theGradientIsZeroAtTheFit(int features, int count, int turns) {
        RandomGenerator random = SeedTree.of("ridge").child(features).generator();
        List<int[]> indices = new ArrayList<>();
        double[] reward = new double[count];
        for (int i = 0; i < count; i++) {
            indices.add(random.ints(turns, 0, features).toArray());
            reward[i] = random.nextDouble();
        }
        double lambda = 100;
        EncodedRuns runs = EncodedRuns.ofIndices(features, indices, reward);

        double[] w = RidgeFit.weights(runs, lambda);

        double[] predicted = runs.predictions(w);
        double[] gradient = new double[features];
        for (int j = 0; j < features; j++) {
            gradient[j] = lambda * count / 2000 * w[j];
        }
        for (int i = 0; i < count; i++) {
            for (int j : indices.get(i)) {
                gradient[j] += predicted[i] - reward[i];
            }
        }
        assertThat(gradient).usingComparatorWithPrecision(1e-7).containsOnly(0);
    }

    @Test
    void aPenaltyBelowZeroIsRefused() {
        EncodedRuns runs = EncodedRuns.ofIndices(1, List.of(new int[] {0}), new double[] {1});
        assertThatThrownBy(() -> RidgeFit.weights(runs, -1)).hasMessageContaining("lambda (-1.0) must be");
        assertThatThrownBy(() -> RidgeFit.weights(runs, Double.NaN)).hasMessageContaining("lambda (NaN) must be");
    }
}
