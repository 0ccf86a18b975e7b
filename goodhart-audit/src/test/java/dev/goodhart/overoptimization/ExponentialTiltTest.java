package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExponentialTiltTest {
    /** Two equal atoms: pi(1) = e^2 / (1 + e^2). */
    @Test
    void twoAtomsByHand() {
        double[] policy = new ExponentialTilt(2).policy(ResponseSet.uniform(new double[] {0, 1}));
        assertThat(policy[1]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-15));
    }

    /** Tilting N(0, 1) by lambda gives N(lambda, 1): KL = lambda^2 / 2, gold y - y^2/4 gains lambda - lambda^2/4, most at lambda = 2. */
    @Test
    void tiltsANormalByItsMean() {
        ResponseSet normal = BestOfNTest.normal();
        double[] gold = Arrays.stream(normal.proxy()).map(y -> y - y * y / 4).toArray();
        double start = ResponseSet.mean(normal.mass(), gold);
        for (double lambda : new double[] {0.5, 1, 2, 3}) {
            ExponentialTilt tilt = new ExponentialTilt(lambda);
            assertThat(tilt.klDivergence(normal)).isCloseTo(lambda * lambda / 2, within(1e-9));
            assertThat(ResponseSet.mean(tilt.policy(normal), gold) - start)
                    .isCloseTo(lambda - lambda * lambda / 4, within(1e-9));
        }
    }

    @Test
    void spendsABudgetAndSurvivesHugeRewards() {
        ResponseSet set = new ResponseSet(new double[] {0.5, 0.3, 0.2}, new double[] {-1e6, 0, 1e6});
        ExponentialTilt tilt = ExponentialTilt.within(set, 0.7);
        assertThat(tilt.klDivergence(set)).isCloseTo(0.7, within(1e-9));
        assertThat(new ExponentialTilt(1000).policy(set)).containsExactly(0, 0, 1);
        assertThat(ExponentialTilt.within(set, 0).klDivergence(set)).isCloseTo(0, within(1e-12));
        // log(1 / 0.2) = 1.609: the best response alone.
        assertThatThrownBy(() -> ExponentialTilt.within(set, 1.7)).hasMessageContaining("below 1.609");
    }
}
