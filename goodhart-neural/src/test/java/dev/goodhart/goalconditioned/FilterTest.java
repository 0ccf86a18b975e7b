package dev.goodhart.goalconditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static FilterSample sample(String prompt, String answer, boolean correct, double... q) {
        return new FilterSample(prompt, answer, Optional.of(correct), q);
    }

    /**
     * Prompt p: two wrong samples of 4 steps fall below 0 at their 2nd and 1st step and save 2 and 3 of 12 steps; the right one is left to
     * vote. Prompt r: its only sample falls at once, so it is kept and nothing is saved of its 2 steps.
     */
    @Test
    void aFilterByHand() {
        List<FilterSample> samples = List.of(
                sample("p", "7", false, 0.5, -0.1, 0.5, 0.5),
                sample("p", "7", false, -0.2, 0.5, 0.5, 0.5),
                sample("p", "9", true, 0.1, 0.2, 0.3, 0.4),
                sample("r", "1", true, -1, 1));

        FilterReport report = FilterReport.of(samples, new QFilter(0, 0));

        assertThat(report.stepsSaved()).isCloseTo(5.0 / 14, within(1e-12));
        assertThat(report.allDropped()).isEqualTo(1);
        assertThat(report.vote()).contains(new FilterReport.BeforeAfter(0.5, 1));
        assertThat(report.correctDropped()).contains(0.0);
        assertThat(report.decisions().get(1)).isEqualTo(new FilterReport.Decision(false, 0, 3));
        assertThat(report.answers()).containsEntry("p", new FilterReport.Votes("7", "9"));
        assertThat(FilterReport.of(samples, new QFilter(0, 2)).stepsSaved()).isZero();
    }

    @Test
    void tiesGoToTheSmallestAnswer() {
        assertThat(MajorityVote.of(List.of("10", "9", "10", "9"))).isEqualTo("9");
        assertThat(MajorityVote.of(List.of("b", "a"))).isEqualTo("a");
        assertThat(MajorityVote.of(List.of("b", "a", "b"))).isEqualTo("b");
    }

    /** Two right answers that differ in their text, and two equal wrong ones: our vote goes wrong, the released rule solves it. */
    @Test
    void theReleasedRuleFlatters() {
        List<FilterSample> samples = List.of(
                sample("p", "2", true, 1),
                sample("p", "2.0", true, 1),
                sample("p", "1", false, 1),
                sample("p", "1", false, 1));

        assertThat(MajorityVote.solved(samples)).isFalse();
        assertThat(MajorityVote.solvedGenerously(samples)).isTrue();
    }

    /** Lowest cosines of correct answers: -0.5, 0, 0.2, 0.4. A quarter may be lost: the threshold is 0; none: -0.5. */
    @Test
    void calibrationDropsFewCorrectAnswers() {
        double[][] q = {{0.4, 0.9}, {-0.5, 1}, {0.2}, {0, 0.3}, {-1, -1}};
        boolean[] correct = {true, true, true, true, false};

        assertThat(QFilter.calibrated(q, correct, 0.25, 0).threshold()).isZero();
        assertThat(QFilter.calibrated(q, correct, 0, 0).threshold()).isEqualTo(-0.5);
        assertThat(QFilter.calibrated(q, correct, 1, 0).threshold()).isEqualTo(1);
        assertThatThrownBy(() -> QFilter.calibrated(q, new boolean[5], 0.1, 0)).hasMessageContaining("correct");
        assertThatThrownBy(() -> new QFilter(1.5, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new QFilter(Double.NaN, 0)).isInstanceOf(InvalidInputException.class);
    }

    /** Right answers score 3 and 1, wrong ones 2 and 1: of four pairs 3 > 2, 3 > 1 and half of 1 = 1 are right, 1 < 2 is not. */
    @Test
    void theAreaByHand() {
        double[] scores = {3, 1, 2, 1};
        boolean[] correct = {true, true, false, false};

        assertThat(PartialAuroc.of(scores, correct)).isCloseTo(2.5 / 4, within(1e-12));
        assertThat(PartialAuroc.of(scores, new boolean[4])).isNaN();
        assertThat(PartialAuroc.of(scores, correct, new double[] {1, 0, 1, 1})).isEqualTo(1);
        assertThat(PartialAuroc.at(new double[][] {{0, 5}, {1, 2}}, new boolean[] {true, false}, new double[] {0.5, 1}))
                .containsExactly(0, 1);
    }
}
