package dev.goodhart.learner;

import static dev.goodhart.reward.StepEnd.CONTINUING;
import static dev.goodhart.reward.StepEnd.TERMINATED;
import static dev.goodhart.reward.StepEnd.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.reward.StepEnd;
import org.junit.jupiter.api.Test;

class AdvantagesTest {
    /**
     * gamma = 0.5, lambda = 0.5, values 1, 2, 3 and 4 after the last step, rewards 1. Last step: 1 + 0.5 * 4 - 3 = 0. Second: 1 + 0.5 * 3 - 2
     * = 0.5, plus 0.25 * 0. First: 1 + 0.5 * 2 - 1 = 1, plus 0.25 * 0.5 = 1.125.
     */
    @Test
    void threeStepsThatGoOn() {
        assertThat(estimate(CONTINUING, CONTINUING, CONTINUING)).containsExactly(1.125, 0.5, 0);
    }

    /** The second step ends the world: 1 - 2 = -1; the first one: 1 + 0.25 * -1 = 0.75. The third belongs to another episode. */
    @Test
    void nothingIsEarnedAfterATerminatedStep() {
        assertThat(estimate(CONTINUING, TERMINATED, CONTINUING)).containsExactly(0.75, -1, 0);
    }

    /** The second step is cut off where the value is 10: 1 + 0.5 * 10 - 2 = 4; the first one: 1 + 0.25 * 4 = 2. */
    @Test
    void theValueOfWhereItWasCutOffCounts() {
        assertThat(estimate(CONTINUING, TRUNCATED, CONTINUING)).containsExactly(2, 4, 0);
    }

    @Test
    void copiesDoNotMix() {
        double[] advantage = new double[4];
        Advantages.estimate(
                new double[] {1, 7, 1, 7},
                new StepEnd[] {CONTINUING, TERMINATED, CONTINUING, TERMINATED},
                new float[] {0, 5, 0, 5},
                new float[] {0, 0, 2, 0},
                2,
                1,
                1,
                advantage);
        assertThat(advantage).containsExactly(4, 2, 3, 2);
    }

    @Test
    void normalizedAdvantagesHaveMeanZeroAndDeviationOne() {
        double[] values = {1, 2, 3, 99};
        Advantages.normalize(values, 3);
        assertThat(values[0]).isCloseTo(-1, within(1e-7));
        assertThat(values[1]).isEqualTo(0);
        assertThat(values[2]).isCloseTo(1, within(1e-7));
        assertThat(values[3]).isEqualTo(99);
    }

    private static double[] estimate(StepEnd... end) {
        double[] advantage = new double[3];
        Advantages.estimate(
                new double[] {1, 1, 1}, end, new float[] {1, 2, 3}, new float[] {9, 10, 4}, 1, 0.5, 0.5, advantage);
        return advantage;
    }
}
