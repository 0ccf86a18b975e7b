package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How sharp reward models are, and critics along policies. */
class SharpnessOfLearnedTest {
    @TempDir
    private Path folder;

    /**
     * A linear reward has one slope everywhere. Its reward has deviation 1 on the rows trained on, and in units of their deviations the inputs'
     * slopes are what the score command gives: the difference of two rewards is the sum of slope times difference in units.
     */
    @Test
    void aLinearModelHasOneSlope() throws IOException {
        Path model = TrainedRewardModel.linear(folder.resolve("linear.safetensors"), 3);
        Path answers = TrainedRewardModel.EXAMPLES.resolve("answers.csv");
        JsonNode all = SharpnessCommandTest.json(
                Invocation.of("sharpness", "--model", model, "--features", answers, "--json", "--no-html"));
        double slope = all.get("quantiles").get("0.5").asDouble();
        assertThat(all.get("points").asInt()).isEqualTo(240);
        assertThat(all.get("features")).hasSize(3);
        assertThat(all.get("lowerBound").asBoolean()).isFalse();
        assertThat(all.get("quantiles").get("1.0").asDouble()).isCloseTo(slope, within(1e-5));
        assertThat(all.get("witnesses").get(0).get("at").asString()).startsWith("a");

        Path two = Files.writeString(folder.resolve("two.csv"), "id,correct,helpful,hedging\nlow,0,0,0\nhigh,1,0,0\n");
        Path scores = folder.resolve("scores.csv");
        SharpnessCommandTest.json(
                Invocation.of("reward-model", "score", "--model", model, "--features", two, "--out", scores, "--json"));
        double[] reward = Files.readAllLines(scores).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
                .toArray();
        JsonNode raw = SharpnessCommandTest.json(
                Invocation.of("sharpness", "--model", model, "--features", two, "--raw", "--json", "--no-html"));
        double rawSlope = raw.get("quantiles").get("0.5").asDouble();
        double correct = raw.get("parts").get("correct").asDouble();
        double helpful = raw.get("parts").get("helpful").asDouble();
        double hedging = raw.get("parts").get("hedging").asDouble();
        // Parts are shares of |dr/dx|, the slope is their norm.
        double first = rawSlope * correct / Math.sqrt(correct * correct + helpful * helpful + hedging * hedging);
        assertThat(Math.abs(reward[1] - reward[0])).isCloseTo(first, within(1e-4));

        assertThat(Invocation.of(
                                "sharpness",
                                "--model",
                                model,
                                "--features",
                                answers,
                                "--fail-above",
                                slope / 2,
                                "--no-html")
                        .code())
                .isEqualTo(Goodhart.ANSWER_IS_NO);
    }

    @Test
    void aModelSeesSteps() {
        Path model = TrainedRewardModel.onSegments(folder.resolve("steps.safetensors"), 1);
        Path html = folder.resolve("model.html");
        Invocation run = Invocation.of(
                "sharpness",
                "--model",
                model,
                "--trajectories",
                TrainedRewardModel.EXAMPLES.resolve("segments.csv"),
                "--html",
                html);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("1,200 points, state.0, state.1, state.2, action.0; reward model", "Exact, at");
        assertThat(html).content().contains("Slopes by rank", "What the slope is made of", "Exact, at these points");
        SharpnessCommandTest.refused(
                "Maybe use --trajectories",
                "--model",
                model,
                "--features",
                TrainedRewardModel.EXAMPLES.resolve("answers.csv"));
        SharpnessCommandTest.refused("--trajectories or --features", "--model", model);
        SharpnessCommandTest.refused("must be left out with --model", SharpnessCommandTest.SCORES, "--model", model);
        SharpnessCommandTest.refused("must come with --model", "--trajectories", SharpnessCommandTest.SCORES);
        SharpnessCommandTest.refused(
                "--joint-constant, which is missing",
                "--model",
                model,
                "--features",
                SharpnessCommandTest.SCORES,
                "--discount",
                "0.9");
    }

    /**
     * The point mass is linear away from walls. Without discount and with one reward there is nothing but the reward's own slope, and the growth
     * of a change at the start is 1; over more rewards the bound without cancelling is never below the slope.
     */
    @Test
    void aPolicyIsFollowed() throws IOException {
        Path run = folder.resolve("run");
        Invocation trained = Invocation.of(
                "train",
                "point-mass",
                "--learner",
                "sac",
                "--steps",
                200,
                "--eval-episodes",
                1,
                "--set",
                "hidden=[8]",
                "--set",
                "batchSize=16",
                "--no-html",
                "--out",
                run);
        assertThat(trained.code()).as(trained.err()).isZero();
        JsonNode one = SharpnessCommandTest.json(Invocation.of(
                        "sharpness", "--policy", run, "--horizon", 1, "--rollouts", 4, "--json", "--no-html"))
                .get("rollouts");
        assertThat(one.get("estimate").asBoolean()).isTrue();
        assertThat(one.get("largestGrowth").get("1.0").asDouble()).isCloseTo(1, within(1e-12));
        assertThat(one.get("slope").get("1.0").asDouble())
                .isPositive()
                .isCloseTo(one.get("withoutCancelling").get("1.0").asDouble(), within(1e-9));

        Path html = folder.resolve("policy.html");
        JsonNode more = SharpnessCommandTest.json(Invocation.of(
                        "sharpness", "--policy", run, "--horizon", 20, "--rollouts", 4, "--json", "--html", html))
                .get("rollouts");
        assertThat(more.get("starts").asInt()).isEqualTo(4);
        assertThat(more.get("slope").get("1.0").asDouble())
                .isLessThanOrEqualTo(more.get("withoutCancelling").get("1.0").asDouble());
        assertThat(more.get("units")).hasSize(8);
        assertThat(html).content().contains("How a small change grows", "An estimate, by differences");
        assertThat(Invocation.of("sharpness", "--policy", run, "--fail-above", "1e-9", "--no-html")
                        .code())
                .isEqualTo(Goodhart.ANSWER_IS_NO);

        Path discrete = folder.resolve("discrete");
        Invocation.of("train", "identity-discrete", "--steps", 64, "--no-html", "--out", discrete);
        SharpnessCommandTest.refused("must be a run on a task with continuous", "--policy", discrete);
        SharpnessCommandTest.refused("must hold a run", "--policy", folder);
        SharpnessCommandTest.refused("--rollouts (0)", "--policy", run, "--rollouts", "0");
    }
}
