package dev.goodhart.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import org.junit.jupiter.api.Test;

class SimulatedJudgeTest {
    private final ResumableRandom random = new ResumableRandom(2);

    private double shareOfFirst(SimulatedJudge judge, double difference) {
        int first = 0;
        for (int i = 0; i < 40_000; i++) {
            first += judge.answer(difference, random) == Preference.FIRST ? 1 : 0;
        }
        return first / 40_000.0;
    }

    /** sigmoid(2 * 0.5) = 0.7311; with slips of 0.1, 0.8 * 0.7311 + 0.1 = 0.6848. Five standard errors of 40,000 answers are 0.0125. */
    @Test
    void answersHaveTheirFrequencies() {
        SimulatedJudge judge = SimulatedJudge.boltzmann(2);
        assertThat(shareOfFirst(judge, 0.5)).isCloseTo(0.7311, within(0.0125));
        assertThat(shareOfFirst(judge.withErrorRate(0.1), 0.5)).isCloseTo(0.6848, within(0.0125));
        assertThat(shareOfFirst(SimulatedJudge.PERFECT, 1e-9)).isEqualTo(1);
        assertThat(shareOfFirst(SimulatedJudge.PERFECT, -1e-9)).isZero();
        assertThat(shareOfFirst(SimulatedJudge.PERFECT, 0)).isCloseTo(0.5, within(0.0125));
    }

    @Test
    void withinTheMarginItIsATie() {
        SimulatedJudge judge = SimulatedJudge.PERFECT.withIndifference(0.25);
        assertThat(judge.answer(0.25, random)).isEqualTo(Preference.TIE);
        assertThat(judge.answer(-0.25, random)).isEqualTo(Preference.TIE);
        assertThat(judge.answer(0.26, random)).isEqualTo(Preference.FIRST);
    }

    /** 0.5 (0.5 * 8 + 2) + 1 = 4: the short-sighted judge prefers (0, 0, 5) to (8, 2, 1), whose sum is 11. */
    @Test
    void aShortSightedJudgeCountsTheEnd() {
        SimulatedJudge judge = new SimulatedJudge("myopic", Double.POSITIVE_INFINITY, 0, 0, 0.5);
        assertThat(judge.worth(8, 2, 1)).isEqualTo(4);
        assertThat(judge.compare(walk("a", 8, 2, 1), walk("b", 0, 0, 5), (batch, out) -> copy(batch, out), random))
                .isEqualTo(new Comparison("a", "b", Preference.SECOND, "myopic"));
        assertThat(SimulatedJudge.PERFECT.compare(
                        walk("a", 8, 2, 1), walk("b", 0, 0, 5), (batch, out) -> copy(batch, out), random))
                .isEqualTo(new Comparison("a", "b", Preference.FIRST, "oracle"));
    }

    private static void copy(TransitionBatch batch, double[] out) {
        System.arraycopy(batch.state(), 0, out, 0, batch.size());
    }

    private static Trajectory walk(String id, double... states) {
        TransitionBatch.Builder steps = TransitionBatch.builder(1, 0);
        for (double state : states) {
            steps.add(new double[] {state}, new double[0], new double[] {state}, StepEnd.CONTINUING);
        }
        return new Trajectory(id, steps.build());
    }

    @Test
    void impossibleJudgesAreRefused() {
        assertThatThrownBy(() -> SimulatedJudge.boltzmann(0)).hasMessageContaining("rationality > 0");
        assertThatThrownBy(() -> SimulatedJudge.PERFECT.withErrorRate(1.5)).hasMessageContaining("errorRate");
        assertThatThrownBy(() -> SimulatedJudge.PERFECT.answer(Double.NaN, random))
                .hasMessageContaining("NaN");
    }
}
