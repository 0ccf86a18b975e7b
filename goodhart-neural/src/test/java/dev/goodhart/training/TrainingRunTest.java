package dev.goodhart.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.environment.Tasks;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.DqnSettings;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.learner.ReinforceSettings;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRunTest {
    private static final int[] SMALL = {8};

    /** Stopped in the middle of collecting, of a log interval and of episodes. */
    @ParameterizedTest
    @CsvSource({
        "ppo, CartPole-v1",
        "ppo, Pendulum-v1",
        "reinforce, CartPole-v1",
        "dqn, CartPole-v1",
        "sac, Pendulum-v1",
        "td3, Pendulum-v1"
    })
    void aStoredRunGoesOnByteForByte(String learner, String task, @TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Path half = folder.resolve("half.safetensors");
        Path resumed = folder.resolve("resumed.safetensors");
        Log all = new Log();
        Log first = new Log();
        Log rest = new Log();
        try (TrainingRun run = run(task, learner, 1, all)) {
            run.advance(400);
            run.save(whole);
        }
        try (TrainingRun run = run(task, learner, 1, first)) {
            run.advance(216);
            run.save(half);
        }
        try (TrainingRun run = run(task, learner, 1, rest)) {
            run.restore(half);
            run.advance(184);
            run.save(resumed);
            assertThat(run.over()).isTrue();
        }

        assertThat(Files.readAllBytes(resumed)).isEqualTo(Files.readAllBytes(whole));
        first.lines.addAll(rest.lines);
        assertThat(first.lines).isEqualTo(all.lines).hasSize(8);
    }

    @Test
    void theCheckpointOfAnotherRunIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("run.safetensors");
        try (TrainingRun run = run("CartPole-v1", "ppo", 1, new Log())) {
            run.advance(8);
            run.save(file);
        }
        try (TrainingRun run = run("CartPole-v1", "ppo", 2, new Log())) {
            assertThatThrownBy(() -> run.restore(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("run.safetensors: run must be the checkpoint of 'CartPole-v1")
                    .hasMessageContaining("Maybe settings, seed or steps were changed");
        }
    }

    /** The pole is held up for more than one step whatever is done. */
    @Test
    void endsEarlyAtTheTarget() {
        Log log = new Log();
        TrainingSettings settings = new TrainingSettings(10_000, 100, 200, 5, 5);
        try (TrainingRun run =
                new TrainingRun(Exercise.of(Tasks.named("CartPole-v1")), settings("ppo"), settings, 1, List.of(log))) {
            run.advance(10_000);
            assertThat(run.over()).isTrue();
            assertThat(run.steps()).isZero();
        }
    }

    /** What is optimised is the transformed proxy; what is logged are the terms and the intended reward as they are. */
    @Test
    void theLearnerSeesTheTransformedProxy() {
        var task = Tasks.named("CartPole-v1");
        RewardBreakdown proxy = RewardBreakdown.of(
                "lean",
                RewardRole.PROXY,
                List.of(
                        new RewardBreakdown.Term("bonus", 2, (batch, out) -> out[0] = 1),
                        new RewardBreakdown.Term("alive", 1, task.intended())));
        List<Double> seen = new ArrayList<>();
        RewardTransform negated = inner -> (batch, out) -> {
            inner.score(batch, out);
            out[0] = -out[0];
            seen.add(out[0]);
        };
        Log log = new Log();
        try (TrainingRun run = new TrainingRun(
                Exercise.of(task, proxy).transformed(List.of(negated)),
                DqnSettings.defaults(),
                new TrainingSettings(50, 50, 50, 2, Double.POSITIVE_INFINITY),
                1,
                List.of(log))) {
            run.advance(50);
        }
        assertThat(seen).hasSize(50).containsOnly(-3.0);
        String row = log.lines.stream()
                .filter(line -> line.startsWith("row"))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .contains(
                        "episode/lean/bonus",
                        "episode/lean/alive",
                        "episode/" + task.intended().name());
        assertThat(log.lines.getFirst())
                .startsWith("evaluated 0: [lean, " + task.intended().name() + "]");
    }

    private static TrainingRun run(String task, String learner, long seed, TrainingListener listener) {
        return new TrainingRun(
                Exercise.of(Tasks.named(task)),
                settings(learner),
                new TrainingSettings(400, 80, 200, 2, Double.POSITIVE_INFINITY),
                seed,
                List.of(listener));
    }

    private static LearnerSettings settings(String learner) {
        return switch (learner) {
            case "ppo" ->
                PpoSettings.defaults()
                        .withNSteps(10)
                        .withBatchSize(32)
                        .withHidden(SMALL)
                        .withNormalizeObservation(true)
                        .withNormalizeReward(true);
            case "reinforce" -> ReinforceSettings.defaults().withNSteps(10).withHidden(SMALL);
            case "dqn" ->
                DqnSettings.defaults()
                        .withLearningStarts(50)
                        .withBatchSize(16)
                        .withBufferSize(150)
                        .withNStep(3)
                        .withHidden(SMALL);
            case "sac" ->
                SacSettings.defaults()
                        .withBatchSize(16)
                        .withTrainFreq(4)
                        .withNoiseStd(0.3)
                        .withHidden(SMALL);
            default -> Td3Settings.defaults().withBatchSize(16).withTrainFreq(4).withHidden(SMALL);
        };
    }

    private static final class Log implements TrainingListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void logged(long steps, Map<String, Double> means) {
            lines.add("row " + steps + ": " + means);
        }

        @Override
        public void evaluated(long steps, Evaluation evaluation) {
            lines.add("evaluated " + steps + ": " + evaluation.rewards() + " " + evaluation.mean(0) + " "
                    + evaluation.deviation(0));
        }
    }
}
