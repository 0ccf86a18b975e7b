package dev.goodhart.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RewardFunctionTest {
    /** R(s, a, s') = |s'| - 0.1 |a|^2, and nothing for the step that ends the episode. */
    private static final RewardFunction SIZE = (batch, out) -> {
        for (int i = 0; i < batch.size(); i++) {
            double x = batch.next()[2 * i];
            double y = batch.next()[2 * i + 1];
            double a = batch.action()[i];
            out[i] = batch.end()[i].bootstraps() ? Math.hypot(x, y) - 0.1 * a * a : 0;
        }
    };

    @Test
    void aBatchAndItsRowsScoreAlike() {
        TransitionBatch.Builder builder = TransitionBatch.builder(2, 1);
        StepEnd[] ends = StepEnd.values();
        // 100 rows: more than the builder starts with, so that it has to grow.
        for (int i = 0; i < 100; i++) {
            builder.add(
                    new double[] {i, -i}, new double[] {i % 7}, new double[] {3.0 * i, 4.0 * i}, ends[i % ends.length]);
        }
        TransitionBatch batch = builder.build();
        double[] out = new double[101];
        out[100] = 42;
        SIZE.score(batch, out);
        assertThat(batch.size()).isEqualTo(100);
        assertThat(out[100]).isEqualTo(42);
        for (int i = 0; i < 100; i++) {
            double one = SIZE.scoreOne(
                    new double[] {i, -i}, new double[] {i % 7}, new double[] {3.0 * i, 4.0 * i}, ends[i % ends.length]);
            assertThat(one).isEqualTo(out[i]);
            // |(3i, 4i)| = 5i by hand.
            assertThat(out[i]).isEqualTo(i % 3 == 1 ? 0 : 5.0 * i - 0.1 * (i % 7) * (i % 7));
        }
    }

    @Test
    void onlyTerminationEndsTheValue() {
        assertThat(StepEnd.CONTINUING.bootstraps()).isTrue();
        assertThat(StepEnd.TRUNCATED.bootstraps()).isTrue();
        assertThat(StepEnd.TERMINATED.bootstraps()).isFalse();
    }

    @Test
    void aTabularRewardIsAFunctionOfIndices() {
        TabularReward reward = TabularReward.dense(2, 2, new double[] {0, 1, 2, 3, 4, 5, 6, 7});
        RewardFunction function = RewardFunction.ofIndices(reward);
        // (s, a, s') = (1, 0, 1) is entry (1 * 2 + 0) * 2 + 1 = 5.
        assertThat(function.scoreOne(new double[] {1}, new double[] {0}, new double[] {1}, StepEnd.CONTINUING))
                .isEqualTo(5);
        assertThatThrownBy(() ->
                        function.scoreOne(new double[] {1}, new double[] {0.5}, new double[] {1}, StepEnd.CONTINUING))
                .hasMessageContaining("action of row 0 (0.5) must be a whole number in [0, 2)");
        assertThatThrownBy(() -> function.scoreOne(
                        new double[] {1, 2}, new double[] {0}, new double[] {1, 2}, StepEnd.CONTINUING))
                .hasMessageContaining("stateDim must be 1, is 2");
    }

    /** Phi(x) = x, discount 0.9, from 2 to 3: 2.7 - 2 unless the step terminates, whose next state counts as 0. */
    @Test
    void shapingIsRightAtTheEndOfAnEpisode() {
        RewardFunction shaping = PotentialShaping.of((states, from) -> states[from], 0.9);
        TransitionBatch batch = TransitionBatch.builder(1, 0)
                .add(new double[] {2}, new double[0], new double[] {3}, StepEnd.CONTINUING)
                .add(new double[] {2}, new double[0], new double[] {3}, StepEnd.TRUNCATED)
                .add(new double[] {2}, new double[0], new double[] {3}, StepEnd.TERMINATED)
                .build();
        double[] out = new double[3];
        shaping.score(batch, out);
        assertThat(out).containsExactly(new double[] {0.7, 0.7, -2}, within(1e-15));
        assertThatThrownBy(() -> PotentialShaping.of((states, from) -> 0, 1.1)).hasMessageContaining("[0, 1]");
    }

    @Test
    void wrongLengthsAreNamed() {
        assertThatThrownBy(
                        () -> new TransitionBatch(2, 3, 1, new double[6], new double[2], new double[5], new StepEnd[2]))
                .hasMessage("The array next must have size * stateDim = 6 entries, has 5");
        assertThatThrownBy(() -> TransitionBatch.builder(2, 1)
                        .add(new double[1], new double[1], new double[2], StepEnd.CONTINUING))
                .hasMessage("The state length must be 2, is 1");
    }
}
