package dev.goodhart.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Java on the method's page says what the page says it does. */
class TransformPageTest {
    @Test
    void scoresBecomeRewards() {
        Path file = Path.of("..", "examples", "transform", "references.jsonl");
        double[] scores = {4.2, 3.8};
        double[] rewards = new double[2];

        ReferenceScores references = ReferenceFile.read(file, ScoreColumns.defaults(), LengthPenalty.none());
        ScoreShaper par = RewardShaping.par(1, references.requireRewardModel("rm-7"));
        int[] prompts = {references.index("p1"), references.index("p2")};
        par.train(scores, prompts, rewards);
        SaturationReport flat = SaturationReport.of(par, references, scores, prompts);

        assertThat(rewards[0]).isBetween(0.2, 1.0);
        assertThat(rewards[1]).isBetween(0.2, 1.0);
        assertThat(flat.warnings()).isEmpty();
    }

    @Test
    void anyRewardFunctionIsWrapped() {
        RewardFunction score = (batch, out) -> System.arraycopy(batch.next(), 0, out, 0, batch.size());

        RewardFunction shaped = PreferenceAsReward.against(0.2, -0.4, 0.1).around(score);

        assertThat(shaped.scoreOne(new double[1], new double[0], new double[1], StepEnd.TERMINATED))
                .isBetween(0.45, 0.55);
    }
}
