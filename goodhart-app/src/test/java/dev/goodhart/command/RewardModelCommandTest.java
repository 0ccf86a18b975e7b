package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
