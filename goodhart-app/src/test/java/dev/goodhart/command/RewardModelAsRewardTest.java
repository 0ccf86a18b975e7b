package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.learner.SacSettings;
import dev.goodhart.training.TrainingRun;
import dev.goodhart.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reward model of transitions is trained for: rewards of steps, and policies under it. */
class RewardModelAsRewardTest {
    @TempDir
    private Path folder;

    private static JsonNode json(int code, Object... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.err()).doesNotContain("goodhart:");
        assertThat(run.code()).isEqualTo(code);
        return JsonMapper.shared().readTree(run.out());
    }

    /** The mean over an episode's steps is the reward that a row of its item gives, since that is what the item's score is made of. */
    @Test
    void stepsAddUpToTheirItems() throws IOException {
        Path model = TrainedRewardModel.onSegments(folder.resolve("segments.safetensors"), 2);
        Path segments = TrainedRewardModel.EXAMPLES.resolve("segments.csv");
        Path items = folder.resolve("items.csv");
        Path steps = folder.resolve("steps.csv");
        Path lines = folder.resolve("steps.jsonl");
        json(0, "reward-model", "score", "--model", model, "--trajectories", segments, "--out", items, "--json");
        Object[] byStep = {
            "reward-model", "score", "--model", model, "--trajectories", segments, "--steps", "--json", "--out"
        };
        assertThat(json(0, with(byStep, steps)).get("steps").asInt()).isEqualTo(1200);
        json(0, with(byStep, lines));

        List<String> rows = Files.readAllLines(steps);
        assertThat(rows).hasSize(1201).startsWith("episode,t,reward,disagreement");
        String[] item = Files.readAllLines(items).get(1).split(",", -1);
        double sum = 0;
        for (int t = 0; t < 20; t++) {
            String[] row = rows.get(1 + t).split(",", -1);
            assertThat(row[0]).isEqualTo(item[0]);
            assertThat(row[1]).isEqualTo(Integer.toString(t));
            assertThat(Double.parseDouble(row[3])).isPositive();
            sum += Double.parseDouble(row[2]);
            JsonNode line =
                    JsonMapper.shared().readTree(Files.readAllLines(lines).get(t));
            assertThat(line.get("reward").asDouble()).isEqualTo(Double.parseDouble(row[2]));
            assertThat(line.get("t").isInt()).isTrue();
        }
        assertThat(sum / 20).isCloseTo(Double.parseDouble(item[2]), within(1e-4));

        Invocation refused = Invocation.of(
                "reward-model",
                "score",
                "--model",
                model,
                "--features",
                TrainedRewardModel.EXAMPLES.resolve("answers.csv"),
                "--steps",
                "--out",
                folder.resolve("no.csv"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--trajectories must be given");
    }

    /** A run under a learned reward ends in the same bytes whether it is stopped or not, logs the members, and is judged by both rewards. */
    @Test
    void aPolicyIsTrainedUnderTheModel() throws IOException {
        Path model = TrainedRewardModel.onSegments(folder.resolve("segments.safetensors"), 2);
        Path whole = folder.resolve("whole");
        Object[] common = {
            "train",
            "Pendulum-v1",
            "--learner",
            "sac",
            "--steps",
            300,
            "--eval-episodes",
            2,
            "--reward-model",
            model,
            "--set",
            "hidden=[8]",
            "--set",
            "batchSize=16",
            "--set",
            "learningStarts=50",
            "--no-html",
            "--json",
            "--out"
        };
        JsonNode trained = json(0, with(common, whole));
        String name = trained.get("trained").asString();
        assertThat(name).startsWith("reward-model-");
        assertThat(trained.get("intended").asString()).isNotEqualTo(name);
        assertThat(trained.get(name).get("mean")).hasSize(21);
        assertThat(whole.resolve("curves.csv"))
                .content()
                .contains("episode/" + name + "/model 1,", "episode/" + name + "/model 2,");

        JsonNode judged = json(0, "evaluate", whole, "--episodes", 3, "--json");
        assertThat(judged.get(name).get("mean").isNumber()).isTrue();

        JsonNode again = json(0, with(common, whole, "--resume"));
        assertThat(again).isEqualTo(trained);

        Path other = folder.resolve("other.safetensors");
        Files.move(model, other);
        TrainedRewardModel.onSegments(folder.resolve("segments.safetensors"), 1);
        Invocation changed = Invocation.of(with(common, whole, "--resume"));
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("must be the checkpoint of", "is of", name);
    }

    private static Object[] with(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void aModelOfOtherTransitionsIsRefused() throws IOException {
        Path model = TrainedRewardModel.onSegments(folder.resolve("segments.safetensors"), 1);
        Path out = folder.resolve("run");
        Invocation run =
                Invocation.of("train", "point-mass", "--learner", "sac", "--reward-model", model, "--out", out);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "segments.safetensors: must see states of 6 and actions of 2 numbers, as 'point-mass' has them,"
                                + " sees states of 3 and actions of 1");
        Invocation both =
                Invocation.of("train", "Pendulum-v1", "--reward", "swing-up", "--reward-model", model, "--out", out);
        assertThat(both.err()).contains("Only one of --reward and --reward-model");
        assertThat(out).doesNotExist();
    }

    /** Stopped half-way and gone on with under the model loaded anew, a run ends in the checkpoint of one that was never stopped. */
    @Test
    void aRunUnderTheModelGoesOnToTheSameBytes() throws IOException {
        Path model = TrainedRewardModel.onSegments(folder.resolve("segments.safetensors"), 2);
        Path half = folder.resolve("half.safetensors");
        Path[] ends = {folder.resolve("whole.safetensors"), folder.resolve("resumed.safetensors")};
        TrainingGround ground = TrainingGround.of("Pendulum-v1", null);
        SacSettings sac = SacSettings.defaults()
                .withHidden(new int[] {8})
                .withBatchSize(16)
                .withLearningStarts(50);
        for (int part = 0; part < 2; part++) {
            try (OptimisedReward optimised = OptimisedReward.of(ground, null, model);
                    TrainingRun run = new TrainingRun(
                            optimised.exercise(),
                            sac,
                            TrainingSettings.of(300).withEvaluations(0, 300),
                            1,
                            List.of())) {
                if (part == 0) {
                    run.advance(150);
                    run.save(half);
                } else {
                    run.restore(half);
                }
                run.advance(300);
                run.save(ends[part]);
            }
        }
        assertThat(ends[1]).hasSameBinaryContentAs(ends[0]);
    }
}
