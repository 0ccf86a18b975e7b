package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoftBestOfNTest {
    private static final ResponseSet THREE = new ResponseSet(new double[] {0.5, 0.3, 0.2}, new double[] {0, 0.7, 2});

    /** All ordered draws of three, chosen by softmax. */
    private static double[] enumerated(ResponseSet set, double lambda) {
        double[] policy = new double[set.size()];
        for (int i = 0; i < set.size(); i++) {
            for (int j = 0; j < set.size(); j++) {
                for (int k = 0; k < set.size(); k++) {
                    int[] drawn = {i, j, k};
                    double sum = Arrays.stream(drawn)
                            .mapToDouble(y -> Math.exp(lambda * set.proxy()[y]))
                            .sum();
                    for (int y : drawn) {
                        policy[y] +=
                                set.mass()[i] * set.mass()[j] * set.mass()[k] * Math.exp(lambda * set.proxy()[y]) / sum;
                    }
                }
            }
        }
        return policy;
    }

    /** Two equal atoms, n = 2, lambda = 1: 1/4 + 1/2 e/(1+e) = 0.615529. */
    @Test
    void twoAtomsByHand() {
        double[] policy = new SoftBestOfN(2, 1).policy(ResponseSet.uniform(new double[] {0, 1}));
        assertThat(policy[1]).isCloseTo(0.25 + 0.5 * Math.E / (1 + Math.E), within(1e-12));
    }

    @Test
    void isTheSumOverAllDraws() {
        for (double lambda : new double[] {0, 0.3, 1, 5, 40}) {
            assertThat(new SoftBestOfN(3, lambda).policy(THREE))
                    .containsExactly(enumerated(THREE, lambda), within(1e-11));
        }
    }

    @Test
    void lambdaLeadsFromTheInitialPolicyToBestOfN() {
        assertThat(new SoftBestOfN(5, 0).policy(THREE)).containsExactly(THREE.mass(), within(1e-12));
        assertThat(new SoftBestOfN(5, 200).policy(THREE)).containsExactly(BestOfN.policy(THREE, 5), within(1e-12));
    }

    /** For many draws the sum over the others is its mean, up to 1/n. */
    @Test
    void manyDrawsLeadToTheTilt() {
        assertThat(new SoftBestOfN(20_000, 1).policy(THREE))
                .containsExactly(new ExponentialTilt(1).policy(THREE), within(2e-4));
    }

    @Test
    void refusesANegativeSharpness() {
        assertThatThrownBy(() -> new SoftBestOfN(2, -1)).hasMessageContaining("lambda (-1.0)");
    }
}
