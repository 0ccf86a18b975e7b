package dev.goodhart.goalconditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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

    /** Two prompts that agree within themselves: a redraw has both of one, both of the other or one of each, so shares are 0, 1/2 or 1. */
    @Test
    void intervalsAreOverPrompts() {
        List<FilterSample> samples = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            samples.add(sample("kept", "1", true, 1, 1));
            samples.add(sample("lost", "2", true, -1, 1));
        }
        samples.add(sample("lost", "3", false, 1, 1));
        QFilter filter = new QFilter(0, 0);

        FilterIntervals intervals = FilterIntervals.of(samples, filter, new ResumableRandom(1));
        FilterReport report = FilterReport.of(samples, filter);

        assertThat(intervals.stepsSaved().estimate()).isCloseTo(report.stepsSaved(), within(1e-12));
        Interval lost = intervals.correctDropped().orElseThrow();
        assertThat(lost.estimate()).isEqualTo(0.5);
        assertThat(lost.low()).isZero();
        assertThat(lost.high()).isEqualTo(1);
        // The vote of the second prompt goes from 2, right, to 3, wrong.
        assertThat(intervals.gain().orElseThrow().estimate()).isEqualTo(-0.5);
        assertThat(intervals.gain().orElseThrow().low()).isEqualTo(-1);
        assertThat(intervals.gain().orElseThrow().high()).isZero();
    }

    /**
     * Right answers have three steps and wrong ones one, and Q is the number of steps: all of Q is position. Beginnings by step: right 1, 2, 3,
     * wrong 1, so position is right in two of three pairs and half of the third.
     */
    @Test
    void aCosineThatOnlyCountsStepsIsSeenThrough() {
        List<FilterSample> samples = new ArrayList<>();
        for (int p = 0; p < 20; p++) {
            samples.add(sample("p" + p, "1", true, 0.1, 0.2, 0.3));
            samples.add(sample("p" + p, "2", false, 0.1));
        }
        PositionControl control = PositionControl.of(samples, new ResumableRandom(2));

        assertThat(control.position().estimate()).isCloseTo(2.5 / 3, within(1e-12));
        assertThat(control.cosine().estimate()).isCloseTo(2.5 / 3, within(1e-12));
        assertThat(control.withinStep().estimate()).isEqualTo(0.5);
        assertThat(control.length().estimate()).isEqualTo(1);
        assertThat(control.atEnd().estimate()).isEqualTo(1);
        assertThat(control.gain().high()).isNegative();
    }

    /** Answers of one length: position is chance to the last digit, and a cosine that knows better gains. */
    @Test
    void positionIsChanceWhereAnswersAreEquallyLong() {
        List<FilterSample> samples = new ArrayList<>();
        RandomGenerator random = new ResumableRandom(3);
        for (int i = 0; i < 400; i++) {
            boolean right = random.nextBoolean();
            double[] q = new double[4];
            Arrays.setAll(q, t -> (right ? 0.05 * t : 0) + random.nextGaussian() / 10);
            samples.add(sample("p" + i / 10, right ? "1" : "2", right, q));
        }
        PositionControl control = PositionControl.of(samples, new ResumableRandom(4));

        assertThat(control.position().estimate()).isEqualTo(0.5);
        assertThat(control.length().estimate()).isEqualTo(0.5);
        assertThat(control.gain().low()).isPositive();
        double[] scores = samples.stream().mapToDouble(s -> s.q()[3]).toArray();
        boolean[] correct = new boolean[scores.length];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = samples.get(i).isCorrect();
        }
        assertThat(control.atEnd().estimate()).isCloseTo(PartialAuroc.of(scores, correct), within(1e-12));
    }
}
