package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.random.ResumableRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardEvaluationTest {
    /** Eight of ten answers at log odds of 2 are right: the factor is logit(0.8) / 2 = ln 2. */
    @Test
    void slopeByHand() {
        double[] gap = new double[10];
        double[] outcome = new double[10];
        Arrays.fill(gap, 2);
        Arrays.fill(outcome, 0, 8, 1);
        assertThat(CalibrationSlope.of(gap, outcome)).isCloseTo(Math.log(2), within(1e-9));
        Arrays.fill(outcome, 1);
        assertThat(CalibrationSlope.of(gap, outcome)).isEqualTo(Double.POSITIVE_INFINITY);
        Arrays.fill(outcome, 0);
        assertThat(CalibrationSlope.of(gap, outcome)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** Lengths 1, 2, 3 and a model that counts them; judges preferred the longer one in two of three. */
    @Test
    void aModelThatCountsLengthIsFound() {
        IndexedComparisons pairs =
                new IndexedComparisons(new int[] {0, 1, 0}, new int[] {1, 2, 2}, new double[] {0, 1, 0});
        LengthConfound found = LengthConfound.of(
                        pairs, new double[] {-1, -1, -2}, new double[] {1, 0, 1}, new double[] {1, 2, 3})
                .orElseThrow();
        assertThat(found.comparisons()).isEqualTo(3);
        assertThat(found.judgesPreferLonger().estimate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(found.modelPrefersLonger().estimate()).isEqualTo(1);
        assertThat(found.correlation()).isCloseTo(1, within(1e-12));
        assertThat(found.accuracyWhereLonger().estimate()).isEqualTo(1);
        assertThat(found.accuracyWhereShorter().estimate()).isZero();
        assertThat(LengthConfound.of(pairs, new double[3], new double[3], new double[3]))
                .isEmpty();
    }

    @Test
    void figuresFitTogether() {
        ResumableRandom random = new ResumableRandom(4);
        Planted planted = Planted.of(60, 4, random);
        List<Comparison> said =
                planted.comparisons(200, SimulatedJudge.boltzmann(1).withIndifference(0.2), random);
        RewardModelSettings settings =
                RewardModelSettings.defaults().withHidden().withEpochs(30, 0.1, 10);
        try (RewardEnsemble ensemble =
                RewardEnsemble.train(said, planted.items(), settings, 3, 1, TrainingListener.NONE)) {
            RewardEvaluation all =
                    RewardEvaluation.of(ensemble, planted.items(), said, RewardEvaluation.lengths(planted.items()));
            int decided = all.comparisons() - all.ties();
            assertThat(all.ties()).isPositive();
            assertThat(all.calibration().stream()
                            .mapToInt(RewardEvaluation.Bin::size)
                            .sum())
                    .isEqualTo(decided);
            assertThat(all.byDisagreement().stream()
                            .mapToInt(RewardEvaluation.Bin::size)
                            .sum())
                    .isEqualTo(decided);
            assertThat(all.byJudge().get("boltzmann").accuracy()).isEqualTo(all.accuracy());
            assertThat(all.accuracy().estimate()).isGreaterThan(0.7);
            assertThat(all.logLoss()).isLessThan(Math.log(2));
            assertThat(all.calibrationError()).isBetween(0.0, 0.5);
        }
    }
}
