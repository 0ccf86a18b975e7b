package dev.goodhart.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.random.ResumableRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RewardBreakdownTest {
    private static final RewardFunction STATE =
            (batch, out) -> System.arraycopy(batch.state(), 0, out, 0, batch.size());
    private static final RewardFunction NEXT = (batch, out) -> System.arraycopy(batch.next(), 0, out, 0, batch.size());

    /** For random batches the sum is the terms' sum to the last bit, and entries beyond the batch are left alone. */
    @Test
    void theSumIsTheSumOfTheWeightedTerms() {
        RandomGenerator random = new ResumableRandom(1);
        RewardBreakdown reward = RewardBreakdown.of(
                "r",
                RewardRole.PROXY,
                List.of(
                        new RewardBreakdown.Term("a", 0.1, STATE),
                        new RewardBreakdown.Term("b", -3, NEXT),
                        new RewardBreakdown.Term("c", 1.0 / 3, STATE)));
        for (int size = 0; size < 20; size++) {
            TransitionBatch.Builder builder = TransitionBatch.builder(1, 0);
            for (int i = 0; i < size; i++) {
                builder.add(
                        new double[] {random.nextGaussian()},
                        new double[0],
                        new double[] {random.nextGaussian()},
                        StepEnd.CONTINUING);
            }
            TransitionBatch batch = builder.build();
            double[] sum = new double[size + 1];
            sum[size] = 7;
            double[][] parts = new double[3][size + 1];
            reward.score(batch, sum);
            reward.scoreTerms(batch, parts);
            for (int i = 0; i < size; i++) {
                assertThat(parts[0][i]).isEqualTo(0.1 * batch.state()[i]);
                assertThat(parts[1][i]).isEqualTo(-3 * batch.next()[i]);
                assertThat(sum[i]).isEqualTo(parts[0][i] + parts[1][i] + parts[2][i]);
            }
            assertThat(sum[size]).isEqualTo(7);
        }
    }

    @Test
    void termsAreNamedOnceAndWeightsAreFinite() {
        RewardBreakdown.Term term = new RewardBreakdown.Term("a", 1, STATE);
        assertThatThrownBy(() -> RewardBreakdown.of("r", RewardRole.PROXY, List.of()))
                .hasMessageContaining("'r'");
        assertThatThrownBy(() -> RewardBreakdown.of("r", RewardRole.PROXY, List.of(term, term.withWeight(2))))
                .hasMessageContaining("distinct");
        assertThatThrownBy(() -> term.withWeight(Double.NaN)).hasMessageContaining("'a' (NaN)");
        RewardBreakdown shaped = RewardBreakdown.of("r", RewardRole.INTENDED, List.of(term))
                .plus(RewardRole.SHAPED, new RewardBreakdown.Term("b", 2, NEXT));
        assertThat(shaped.termNames()).containsExactly("a", "b");
        assertThat(shaped.scoreOne(new double[] {1}, new double[0], new double[] {5}, StepEnd.CONTINUING))
                .isEqualTo(11);
        assertThatThrownBy(() -> shaped.scoreTerms(TransitionBatch.builder(1, 0).build(), new double[1][1]))
                .hasMessageContaining("number of terms");
    }

    /** (1 + 1) * 3 is not 1 * 3 + 1: the order counts. */
    @Test
    void transformsAreAppliedInOrder() {
        RewardTransform plusOne = inner -> (batch, out) -> {
            inner.score(batch, out);
            for (int i = 0; i < batch.size(); i++) {
                out[i] += 1;
            }
        };
        RewardTransform timesThree = inner -> (batch, out) -> {
            inner.score(batch, out);
            for (int i = 0; i < batch.size(); i++) {
                out[i] *= 3;
            }
        };
        double[] state = {1};
        assertThat(RewardTransform.apply(List.of(plusOne, timesThree), STATE)
                        .scoreOne(state, new double[0], state, StepEnd.CONTINUING))
                .isEqualTo(6);
        assertThat(RewardTransform.apply(List.of(timesThree, plusOne), STATE)
                        .scoreOne(state, new double[0], state, StepEnd.CONTINUING))
                .isEqualTo(4);
        assertThat(RewardTransform.apply(List.of(), STATE)).isSameAs(STATE);
    }
}
