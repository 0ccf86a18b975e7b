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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RewardModelCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "preference");
    private static final Path ANSWERS = EXAMPLES.resolve("answers.csv");
    private static final Path COMPARISONS = EXAMPLES.resolve("comparisons.csv");

    @TempDir
    private Path folder;

    private static JsonNode json(int code, Object... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.err()).doesNotContain("goodhart:");
        assertThat(run.code()).isEqualTo(code);
        return JsonMapper.shared().readTree(run.out());
    }

    /** Run with -Dgoodhart.examples=write to make the files anew. */
    @Test
    void theExamplesAreWhatTheirRecipeMakes() throws IOException {
        for (Map.Entry<String, String> file : PreferenceExample.files().entrySet()) {
            Path path = EXAMPLES.resolve(file.getKey());
            if (System.getProperty("goodhart.examples", "").equals("write")) {
                Files.writeString(path, file.getValue());
            }
            assertThat(path).content().isEqualTo(file.getValue());
        }
    }

    @Test
    void trainsScoresAndEvaluates() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Path html = folder.resolve("train.html");
        JsonNode trained = json(
                0,
                "reward-model",
                "train",
                "--comparisons",
                COMPARISONS,
                "--features",
                ANSWERS,
                "--length",
                "tokens",
                "--ensemble",
                2,
                "--epochs",
                30,
                "--noise",
                0.1,
                "--out",
                model,
                "--html",
                html,
                "--json");
        assertThat(trained.get("comparisons").asInt()).isEqualTo(480);
        assertThat(trained.get("inputs")).hasSize(3);
        assertThat(trained.get("members")).hasSize(2);
        assertThat(html).content().contains("Loss by epoch", "held out");

        Path scores = folder.resolve("scores.csv");
        JsonNode scored =
                json(0, "reward-model", "score", "--model", model, "--features", ANSWERS, "--out", scores, "--json");
        assertThat(scored.get("fingerprint")).isEqualTo(trained.get("fingerprint"));
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines).hasSize(241).startsWith("id,score,reward,disagreement,rows");

        Path evaluation = folder.resolve("eval.html");
        JsonNode evaluated = json(
                0,
                "reward-model",
                "evaluate",
                "--model",
                model,
                "--features",
                ANSWERS,
                "--length",
                "tokens",
                "--comparisons",
                EXAMPLES.resolve("held-out.csv"),
                "--html",
                evaluation,
                "--json");
        assertThat(evaluated.get("accuracy").get("low").asDouble()).isGreaterThan(0.6);
        // Slips of a fifth cost chi what nothing can win back: the accuracy with anna is higher.
        assertThat(evaluated
                        .get("byJudge")
                        .get("anna")
                        .get("accuracy")
                        .get("estimate")
                        .asDouble())
                .isGreaterThan(evaluated
                        .get("byJudge")
                        .get("chi")
                        .get("accuracy")
                        .get("estimate")
                        .asDouble());
        assertThat(evaluated.get("byDisagreement")).hasSize(5);
        assertThat(evaluation)
                .content()
                .contains("Reliability", "Accuracy by judge", "What lengths have to do with it");
        Invocation text = Invocation.of(
                "reward-model",
                "evaluate",
                "--model",
                model,
                "--features",
                ANSWERS,
                "--length",
                "tokens",
                "--comparisons",
                EXAMPLES.resolve("held-out.csv"),
                "--no-html");
        assertThat(text.out()).contains("accuracy", "By judge", "anna", "the longer one was preferred");
    }

    @Test
    void trajectoriesAreScoredByTheirSteps() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Path segments = EXAMPLES.resolve("segments.csv");
        Path comparisons = EXAMPLES.resolve("segment-comparisons.csv");
        Invocation run = Invocation.of(
                "reward-model",
                "train",
                "--comparisons",
                comparisons,
                "--trajectories",
                segments,
                "--epochs",
                40,
                "--out",
                model,
                "--no-html");
        assertThat(run.err()).doesNotContain("goodhart:");
        assertThat(run.out()).contains("160 comparisons (0 ties) of 60 items with 1,200 rows of 4 inputs");
        JsonNode evaluated = json(
                0,
                "reward-model",
                "evaluate",
                "--model",
                model,
                "--trajectories",
                segments,
                "--comparisons",
                comparisons,
                "--no-html",
                "--json");
        assertThat(evaluated.get("accuracy").get("estimate").asDouble()).isGreaterThan(0.85);
        Invocation wrong = Invocation.of(
                "reward-model", "score", "--model", model, "--features", ANSWERS, "--out", folder.resolve("s.csv"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("Maybe use --trajectories");
        assertThat(folder.resolve("s.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--trajectories, segments.csv, --id, name, --id is for --features",
        "--trajectories, segments.csv, --length, tokens, --length is for --features",
        "--features, answers.csv, --actions, 3, --actions must be left out"
    })
    void optionsOfTheOtherKindAreRefused(String items, String file, String option, String value, String message) {
        Invocation run = Invocation.of(
                "reward-model",
                "train",
                "--comparisons",
                COMPARISONS,
                items,
                EXAMPLES.resolve(file),
                option,
                value,
                "--out",
                folder.resolve("m.safetensors"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void theSameCommandWritesTheSameBytes() throws IOException {
        Path[] files = {folder.resolve("one.safetensors"), folder.resolve("two.safetensors")};
        for (Path file : files) {
            Invocation.of(
                    "reward-model",
                    "train",
                    "--comparisons",
                    COMPARISONS,
                    "--features",
                    ANSWERS,
                    "--epochs",
                    2,
                    "--ties",
                    "--out",
                    file,
                    "--no-html");
        }
        assertThat(files[0]).hasSameBinaryContentAs(files[1]);
    }

    @Test
    void pairsGoThereAndBack() throws IOException {
        Path pairs = folder.resolve("pairs.jsonl");
        Path back = folder.resolve("back.csv");
        assertThat(Invocation.of("reward-model", "convert", "--comparisons", COMPARISONS, "--out", pairs)
                        .out())
                .contains(" ties left out");
        assertThat(Invocation.of("reward-model", "convert", "--pairs", pairs, "--as", "comparisons", "--out", back)
                        .code())
                .isZero();
        assertThat(Files.readAllLines(pairs).getFirst()).startsWith("{\"prompt\":\"\",\"chosen\":\"a");
        assertThat(Files.readAllLines(back)).hasSize(Files.readAllLines(pairs).size() + 1);
    }

    @Test
    void badInputIsNamed() throws IOException {
        Path answers = Files.writeString(folder.resolve("f.csv"), "id,x,y\na,1,2\nb,oops,3\n");
        refused(answers, "f.csv:3: x must be a finite number, is 'oops'");
        Files.writeString(answers, "id,x\na,1\na,2\n");
        refused(answers, "f.csv:3: id must name each item once");
        Files.writeString(answers, "id,x\na,1\nb,NaN\n");
        refused(answers, "is 'NaN'");
        Files.writeString(answers, "id\na\n");
        refused(answers, "columns of numbers");
        Files.writeString(answers, "id,x,X\na,1,2\n");
        refused(answers, "names each column once");
        Files.writeString(answers, "id,x\nzz,1\n");
        refused(answers, "comparisons.csv:2: first must be an id of");
        assertThat(Files.list(folder).map(f -> f.getFileName().toString())).containsExactly("f.csv");
    }

    private void refused(Path answers, String message) {
        Invocation run = Invocation.of(
                "reward-model",
                "train",
                "--comparisons",
                COMPARISONS,
                "--features",
                answers,
                "--out",
                folder.resolve("m.safetensors"),
                "--no-html");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    /** The scores of a constant input are all alike: every answer is a coin to the model. */
    @Test
    void aModelThatKnowsNothingIsNoBetterThanACoin() throws IOException {
        Path features = Files.writeString(folder.resolve("f.csv"), "id,x\na,1\nb,1\nc,1\n");
        Path said = Files.writeString(
                folder.resolve("c.csv"), "first,second,preference\na,b,first\nb,c,second\na,c,first\n");
        Path model = folder.resolve("m.safetensors");
        Invocation.of(
                "reward-model",
                "train",
                "--comparisons",
                said,
                "--features",
                features,
                "--epochs",
                2,
                "--out",
                model,
                "--no-html");
        JsonNode evaluated = json(
                1,
                "reward-model",
                "evaluate",
                "--model",
                model,
                "--comparisons",
                said,
                "--features",
                features,
                "--no-html",
                "--json");
        assertThat(evaluated.get("accuracy").get("estimate").asDouble()).isEqualTo(0.5);
        assertThat(evaluated.get("logLoss").asDouble()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(evaluated.get("betterThanACoin").asBoolean()).isFalse();
    }

    /** What --template prints can be trained on as it is, in both ways. */
    @Test
    void templatesAreRunnable() throws IOException {
        for (String[] kinds : new String[][] {{"comparisons", "features"}, {"pairs", "trajectories"}}) {
            Path said = template(kinds[0], kinds[0].equals("pairs") ? "pairs.jsonl" : "c.csv");
            Path items = template(kinds[1], kinds[1] + ".csv");
            JsonNode trained = json(
                    0,
                    "reward-model",
                    "train",
                    "--" + kinds[0],
                    said,
                    "--" + kinds[1],
                    items,
                    "--epochs",
                    20,
                    "--out",
                    folder.resolve("m.safetensors"),
                    "--no-html",
                    "--json");
            assertThat(trained.get("items").asInt()).isEqualTo(6);
            assertThat(trained.get("inputs")).hasSize(3);
            assertThat(trained.get("comparisons").asInt()).isEqualTo(kinds[0].equals("pairs") ? 7 : 8);
        }
    }

    private Path template(String kind, String file) throws IOException {
        Invocation run = Invocation.of("reward-model", "train", "--template", kind);
        assertThat(run.code()).isZero();
        return Files.writeString(folder.resolve(file), run.out());
    }

    @Test
    void aModelNeedsAPlace() {
        Invocation run = Invocation.of("reward-model", "train", "--comparisons", COMPARISONS, "--features", ANSWERS);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--out must name a file for the model", "--template");
    }

    private Path segmentModel(int members) {
        Path model = folder.resolve("segments.safetensors");
        Invocation run = Invocation.of(
                "reward-model",
                "train",
                "--comparisons",
                EXAMPLES.resolve("segment-comparisons.csv"),
                "--trajectories",
                EXAMPLES.resolve("segments.csv"),
                "--epochs",
                20,
                "--ensemble",
                members,
                "--out",
                model,
                "--no-html");
        assertThat(run.code()).as(run.err()).isZero();
        return model;
    }

    /** The mean over an episode's steps is the reward that a row of its item gives, since that is what the item's score is made of. */
    @Test
    void stepsAddUpToTheirItems() throws IOException {
        Path model = segmentModel(2);
        Path segments = EXAMPLES.resolve("segments.csv");
        Path items = folder.resolve("items.csv");
        Path steps = folder.resolve("steps.csv");
        Path lines = folder.resolve("steps.jsonl");
        json(0, "reward-model", "score", "--model", model, "--trajectories", segments, "--out", items, "--json");
        JsonNode said = json(
                0,
                "reward-model",
                "score",
                "--model",
                model,
                "--trajectories",
                segments,
                "--steps",
                "--out",
                steps,
                "--json");
        assertThat(said.get("steps").asInt()).isEqualTo(1200);
        json(
                0,
                "reward-model",
                "score",
                "--model",
                model,
                "--trajectories",
                segments,
                "--steps",
                "--out",
                lines,
                "--json");

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
                ANSWERS,
                "--steps",
                "--out",
                folder.resolve("no.csv"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--trajectories must be given");
    }

    /** A run under a learned reward ends in the same bytes whether it is stopped or not, logs the members, and is judged by both rewards. */
    @Test
    void aPolicyIsTrainedUnderTheModel() throws IOException {
        Path model = segmentModel(2);
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
        segmentModel(1);
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
        Path model = segmentModel(1);
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
        Path model = segmentModel(2);
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
