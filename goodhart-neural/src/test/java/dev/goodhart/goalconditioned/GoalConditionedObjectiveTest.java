package dev.goodhart.goalconditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.goalconditioned.GoalConditionedObjective.Pairing;
import dev.goodhart.goalconditioned.GoalConditionedObjective.Reduction;
import dev.goodhart.random.ResumableRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GoalConditionedObjectiveTest {
    private static final GoalConditionedObjective USUAL = GoalConditionedObjective.defaults();

    /** -2 log sigmoid(1) = 0.6265, 2 log 2 = 1.3863, -log s(1) - log(1 - s(1)) = 1.6265, -2 log sigmoid(-1) = 2.6265. */
    @ParameterizedTest
    @CsvSource({"1, -1, 0.6265233750", "0, 0, 1.3862943611", "1, 1, 1.6265233750", "-1, 1, 2.6265233750"})
    void theCornersOfTheLoss(double positive, double negative, double expected) {
        for (Reduction reduction : Reduction.values()) {
            assertThat(USUAL.withReduction(reduction)
                            .contrast(
                                    new double[] {positive, positive},
                                    new double[] {negative},
                                    new double[2],
                                    new double[1]))
                    .isCloseTo(expected, within(1e-9));
        }
    }

    /** Two answers of two steps with equal states each: positives have cosine 1, negatives that of the two states, 0.6. */
    @Test
    void cosinesAreOfTheDrawnStates() {
        Sequence two = new Sequence.Tokens(new int[2], 0);
        float[] values = {1, 0, 3, 4, 1, 0, 3, 4};
        HiddenStates states = new HiddenStates(values, List.of(two, two), 2);

        for (Pairing pairing : Pairing.values()) {
            LatentLoss loss = USUAL.withPairing(pairing).gradient(states, new ResumableRandom(1), new float[8]);
            assertThat(loss.positiveCosine()).isCloseTo(1, within(1e-9));
            assertThat(loss.negativeCosine()).isCloseTo(0.6, within(1e-9));
            assertThat(loss.value()).isCloseTo(0.5 * loss.contrast(), within(1e-12));
        }
    }

    /** Unequal lengths and prompts; the differences are of fourth order at points exact in 32 bits. */
    @ParameterizedTest
    @EnumSource
    void theGradientMatchesDifferences(Pairing pairing) {
        ResumableRandom random = new ResumableRandom(5);
        List<Sequence> sequences = List.of(
                new Sequence.Tokens(new int[4], 1),
                new Sequence.Tokens(new int[2], 1),
                new Sequence.Tokens(new int[3], 0),
                new Sequence.Tokens(new int[4], 0));
        float[] values = new float[4 * 4 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-512, 513) / 256f;
        }
        HiddenStates states = new HiddenStates(values, sequences, 3);
        for (Reduction reduction : Reduction.values()) {
            GoalConditionedObjective objective =
                    USUAL.withPairing(pairing).withReduction(reduction).withLambda(1);
            float[] gradient = new float[values.length];
            objective.gradient(states, new ResumableRandom(9), gradient);
            for (int i = 0; i < values.length; i++) {
                float at = values[i];
                double[] f = new double[5];
                for (int k = -2; k <= 2; k++) {
                    values[i] = at + k / 512f;
                    f[k + 2] = objective
                            .gradient(states, new ResumableRandom(9), new float[values.length])
                            .value();
                }
                values[i] = at;
                assertThat((8 * (f[3] - f[1]) - (f[4] - f[0])) * 512 / 12).isCloseTo(gradient[i], within(1e-6));
            }
            // The prompt of the first answer, and what lies behind shorter answers, is never drawn.
            assertThat(gradient[0]).isZero();
            assertThat(gradient[states.at(1, 3)]).isZero();
            assertThat(gradient[states.at(2, 3)]).isZero();
        }
    }

    @Test
    void anAnswerOfOneStepIsLeftOut() {
        Sequence one = new Sequence.Tokens(new int[1], 0);
        HiddenStates states = new HiddenStates(new float[] {1, 2}, List.of(one, one), 1);
        float[] gradient = new float[2];

        assertThat(USUAL.gradient(states, new ResumableRandom(1), gradient).contrast())
                .isNaN();
        assertThat(gradient).containsOnly(0);
    }

    /** From the end: floor(v n) + 1, v = 1 - u. At u = 0 that would be n + 1, before the answer. */
    @Test
    void positionsStayWithinTheAnswer() {
        PositionSampling early = new PositionSampling(PositionSampling.Part.EARLY, 0.5);
        PositionSampling late = new PositionSampling(PositionSampling.Part.LATE, 0.5);

        assertThat(PositionSampling.ANY.at(10, 0)).isZero();
        assertThat(PositionSampling.ANY.at(10, 0.999)).isEqualTo(9);
        assertThat(PositionSampling.ANY.at(10, 0.55)).isEqualTo(5);
        ResumableRandom random = new ResumableRandom(3);
        for (int k = 0; k < 200; k++) {
            assertThat(early.draw(10, random)).isBetween(0, 4);
            assertThat(late.draw(10, random)).isBetween(5, 9);
        }
        assertThatThrownBy(() -> new PositionSampling(PositionSampling.Part.EARLY, 1))
                .hasMessageContaining("[0, 1)");
    }

    /** One pair, scores 1 and 0 at the last of two steps: log(1 + e^-1); dense: with 0 and 0 before, the mean with log 2. */
    @Test
    void preferenceLosses() {
        Sequence two = new Sequence.Tokens(new int[2], 0);
        HiddenStates states = new HiddenStates(new float[4], List.of(two, two), 1);
        float[] scores = {0, 0, 1, 0};
        float[] gradient = new float[4];

        assertThat(DensePreference.gradient(scores, states, ScoreObjective.LAST_STEP, gradient))
                .isCloseTo(Math.log1p(Math.exp(-1)), within(1e-12));
        assertThat(gradient[2]).isCloseTo((float) (-1 / (1 + Math.E)), within(1e-7f));
        assertThat(gradient[0]).isZero();
        assertThat(DensePreference.gradient(scores, states, ScoreObjective.DENSE_PREFERENCE, gradient))
                .isCloseTo((Math.log(2) + Math.log1p(Math.exp(-1))) / 2, within(1e-12));
        assertThat(gradient[0]).isEqualTo(-0.25f);
        assertThat(DensePreference.gradient(scores, states, ScoreObjective.NONE, gradient))
                .isZero();
    }
}
