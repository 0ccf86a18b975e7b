package dev.goodhart.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardTransform;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreShaperTest {
    private static final ReferenceScores REFERENCES = ReferenceScores.byNumber(new double[][] {{0, 1}, {10, 12, 14}});
    private static final double[] SCORES = {0.5, 11, 2, 14, -1};
    private static final int[] PROMPTS = {0, 1, 0, 1, 0};

    /** The first entry of the state entered is the score, the second the prompt. */
    private static final RewardFunction SCORE = (batch, out) -> {
        for (int i = 0; i < batch.size(); i++) {
            out[i] = batch.next()[2 * i];
        }
    };

    private static TransitionBatch batch() {
        TransitionBatch.Builder builder = TransitionBatch.builder(2, 0);
        for (int i = 0; i < SCORES.length; i++) {
            builder.add(new double[2], new double[0], new double[] {SCORES[i], PROMPTS[i]}, StepEnd.CONTINUING);
        }
        return builder.build();
    }

    @Test
    void aRewardFunctionIsShapedAsItsScoresAre() {
        for (RewardShaping shaping : RewardShaping.all()) {
            ScoreShaper shaper = ScoreShaper.of(shaping, REFERENCES);
            double[] trained = new double[SCORES.length];
            shaper.train(SCORES, PROMPTS, trained);
            double[] evaluated = new double[SCORES.length];
            shaper.evaluate(SCORES, PROMPTS, evaluated);
            double[] wrapped = new double[SCORES.length];
            RewardTransform transform =
                    shaper.transform((transitions, row) -> (int) transitions.next()[2 * row + 1]);
            transform.around(SCORE).score(batch(), wrapped);

            assertThat(trained).as(shaping.label()).isEqualTo(evaluated).isEqualTo(wrapped);
        }
    }

    @Test
    void onlyTrainingMovesTheStatistics() {
        ScoreShaper shaper = ScoreShaper.of(RewardShaping.minMax());
        double[] out = new double[2];
        shaper.train(new double[] {0, 10}, new int[2], out);
        assertThat(out).containsExactly(0, 1);
        RewardFunction frozen = shaper.transform().around(SCORE);

        shaper.evaluate(new double[] {5, 20}, new int[2], out);
        assertThat(out).containsExactly(0.5, 2);
        assertThat(shaper.statistics().largest()).isEqualTo(10);

        shaper.train(new double[] {5, 20}, new int[2], out);
        assertThat(out).containsExactly(0.25, 1);
        // A transform that was handed out is a reward function, and those do not change.
        assertThat(frozen.scoreOne(new double[2], new double[0], new double[] {5, 0}, StepEnd.CONTINUING))
                .isEqualTo(0.5);
        ScoreShaper stored = ScoreShaper.of(RewardShaping.minMax()).withStatistics(shaper.statistics());
        stored.evaluate(new double[] {5, 20}, new int[2], out);
        assertThat(out).containsExactly(0.25, 1);
    }

    @Test
    void parIsOneCallAwayFromAnyReward() {
        RewardFunction par = PreferenceAsReward.against(0, 1).around(SCORE);

        assertThat(par.scoreOne(new double[2], new double[0], new double[] {1.5, 0}, StepEnd.TERMINATED))
                .isCloseTo(0.7200169036977491, within(1e-15));
        double[] out = new double[1];
        RewardShaping.par(1, REFERENCES).evaluate(new double[] {1.5}, new int[] {0}, out);
        assertThat(out[0]).isCloseTo(0.7200169036977491, within(1e-15));
    }

    @Test
    void badScoresAreRefusedAndChangeNothing() {
        ScoreShaper shaper = ScoreShaper.of(RewardShaping.meanStd());
        double[] out = new double[2];
        assertThatThrownBy(() -> shaper.train(new double[] {1, Double.NaN}, new int[2], out))
                .hasMessage("The score of row 1 (NaN) must be a finite number");
        assertThatThrownBy(() -> shaper.train(new double[] {1, 1}, new int[2], out))
                .hasMessageContaining("must have scores that differ");
        assertThat(shaper.statistics()).isEqualTo(RunningScoreStatistics.none());
        ScoreShaper par = RewardShaping.par(1, REFERENCES);
        assertThatThrownBy(() -> par.evaluate(new double[] {1}, new int[] {2}, out))
                .hasMessageContaining("The prompt of row 0 (2) must be one of the 2 that have references");
        assertThatThrownBy(() -> par.evaluate(new double[] {Double.NEGATIVE_INFINITY}, new int[] {0}, out))
                .hasMessageContaining("row 0 (-Infinity)");
        assertThatThrownBy(() -> par.evaluate(new double[] {1}, new int[2], out))
                .hasMessageContaining("as many prompts");
        assertThatThrownBy(() -> ScoreShaper.of(RewardShaping.par()))
                .hasMessage("The shaping 'par' must have references, has none");
        assertThatThrownBy(() -> ScoreShaper.of(
                        RewardShaping.logSigmoidCentered(), ReferenceScores.byNumber(new double[][] {{1, 2}, {3}})))
                .hasMessageContaining("The prompt '1' must have at least 2 references for the shaping 'lsc', has 1");
    }

    @Test
    void referencesKnowWhereTheyComeFrom() {
        List<ReferenceScore> rows = List.of(
                new ReferenceScore("a", 1, "sft", "rm1"),
                new ReferenceScore("b", 2, "sft", "rm1"),
                new ReferenceScore("a", 3, "tuned", "rm1"));
        ReferenceScores references = ReferenceScores.of(rows);

        assertThat(references.prompts()).containsExactly("a", "b");
        assertThat(references.of(references.index("a"))).containsExactly(1, 3);
        assertThat(references.atMost(1).of(0)).containsExactly(1);
        assertThat(references.fewest()).isEqualTo(1);
        assertThat(references.most()).isEqualTo(2);
        assertThat(references.warnings("sft")).singleElement().asString().contains("'tuned' and not from the initial");
        assertThat(references.warnings("")).singleElement().asString().contains("2 policies ('sft', 'tuned')");
        assertThat(references.requireRewardModel("rm1").requireRewardModel("")).isSameAs(references);
        assertThatThrownBy(() -> references.requireRewardModel("rm2"))
                .hasMessageContaining("scores the answers, 'rm2', are by 'rm1'");
        assertThatThrownBy(() -> references.index("c")).hasMessageContaining("The prompt 'c' must have references");
        assertThatThrownBy(() -> ReferenceScores.of(List.of(rows.get(0), new ReferenceScore("a", 1, "sft", "rm2"))))
                .hasMessageContaining("by one reward model, are by 'rm1' and 'rm2'");
    }

    /** sigma'(c) < 0.01 from |c| = 4.585 on (sigma (1 - sigma) = 0.01), so of c = -1, 4, 5, 7, 9 three are flat, and the median is 5. */
    @Test
    void saturationIsSeen() {
        ReferenceScores zero = ReferenceScores.single(0);
        double[] scores = {-1, 4, 5, 7, 9};
        SaturationReport report = SaturationReport.of(RewardShaping.par(1, zero), zero, scores, new int[scores.length]);

        assertThat(report.saturated()).isEqualTo(0.6);
        assertThat(report.medianDistance()).isEqualTo(5);
        assertThat(report.warnings()).singleElement().asString().contains("60 % of the scores");
        double[] far = Arrays.stream(scores).map(s -> s + 7).toArray();
        assertThat(SaturationReport.of(RewardShaping.par(1, zero), zero, far, new int[scores.length])
                        .warnings())
                .hasSize(2)
                .first()
                .asString()
                .contains("more than 12.0 from their references", "at least 2.0 times too large");
        assertThat(SaturationReport.of(
                                ScoreShaper.of(RewardShaping.centered(), zero), zero, far, new int[scores.length])
                        .warnings())
                .isEmpty();
    }

    @Test
    void lengthHasAPriceBeyondWhatIsFree() {
        LengthPenalty penalty = LengthPenalty.ofThePaper();
        double[] out = new double[3];
        penalty.apply(new double[] {1, 1, 1}, new int[] {0, 300, 450}, out);

        assertThat(out).containsExactly(1, 1, -0.5);
        assertThat(LengthPenalty.none().apply(2, 1_000_000)).isEqualTo(2);
        assertThatThrownBy(() -> new LengthPenalty(-1, 3)).hasMessageContaining("has -1.0 and 3");
    }
}
