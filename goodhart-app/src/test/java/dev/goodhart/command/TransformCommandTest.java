package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TransformCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "transform");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** By hand: against 0 and 1 the score 1.5 has (sigma(1.5) + sigma(0.5)) / 2, and against 2 the score 2 has 1/2. */
    @Test
    void scoresAreShapedAndWritten() throws IOException {
        Path scores = file("s.csv", "prompt;text;score\na;\"one; two\";1.5\nb;x;2\n");
        Path references = file("r.jsonl", """
                {"prompt": "b", "score": 2}
                {"prompt": "a", "score": 0}
                {"prompt": "a", "score": 1}
                """);
        Path out = folder.resolve("out.csv");
        Invocation run = Invocation.of(
                "transform", "--scores", scores, "--references", references, "--write", out, "--no-html", "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(Files.readString(out))
                .isEqualTo("prompt,text,score,shaped\na,one; two,1.5,0.7200169036977491\nb,x,2,0.5\n");
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("scores").get("shaping").asString()).isEqualTo("par");
        assertThat(json.get("scores").get("shaped").get(0).asDouble()).isCloseTo(0.7200169036977491, within(1e-15));
        // Distances from the prompts' means are 1 and 0.
        assertThat(json.get("scores").get("medianDistance").asDouble()).isEqualTo(0.5);
        assertThat(json.get("written").asString()).isEqualTo(out.toString());
        assertThat(json.get("runs").isEmpty()).isTrue();
    }

    @Test
    void parametersReachTheShaping() throws IOException {
        Path scores = file("s.csv", "score,length\n1.5,400\n");
        Path references = file("r.csv", "score,length\n0,0\n1,0\n");
        Object[] common = {"transform", "--scores", scores, "--references", references, "--no-html", "--json"};

        // k = 2: (sigma(3) + sigma(1)) / 2.
        assertThat(first(common, "--k", "2")).isCloseTo(0.8418163527262191, within(1e-15));
        assertThat(first(common, "--max-references", "1")).isCloseTo(0.8175744761936437, within(1e-15));
        // 100 tokens beyond 300 at 0.01 leave 0.5: c = 0.5 and -0.5, whose sigmas sum to 1.
        assertThat(first(common, "--length-penalty", "0.01")).isCloseTo(0.5, within(1e-15));
        assertThat(first(common, "--shaping", "ceil", "--ceiling", "0.25")).isEqualTo(0.25);
        assertThat(first(common, "--shaping", "CENTERED")).isEqualTo(1);
    }

    private static double first(Object[] common, String... more) {
        Object[] all = Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        Invocation run = Invocation.of(all);
        assertThat(run.err()).isEmpty();
        return JsonMapper.shared()
                .readTree(run.out())
                .get("scores")
                .get("shaped")
                .get(0)
                .asDouble();
    }

    @Test
    void statisticsAreFrozenWhenTheyAreGiven() throws IOException {
        Path trained = file("t.csv", "score\n0\n10\n");
        Path later = file("l.csv", "score\n5\n20\n");
        Path statistics = folder.resolve("statistics.jsonl");
        Invocation first = Invocation.of(
                "transform", "--scores", trained, "--shaping", "minmax", "--write-statistics", statistics, "--no-html");
        Invocation second = Invocation.of(
                "transform",
                "--scores",
                later,
                "--shaping",
                "minmax",
                "--statistics",
                statistics,
                "--no-html",
                "--json");

        assertThat(first.out()).contains("Statistics are those of this file");
        JsonNode shaped = JsonMapper.shared().readTree(second.out()).get("scores");
        assertThat(shaped.get("shaped").get(0).asDouble()).isEqualTo(0.5);
        assertThat(shaped.get("shaped").get(1).asDouble()).isEqualTo(2);
        assertThat(shaped.get("warnings").isEmpty()).isTrue();
    }

    @Test
    void saturationAndStrangeReferencesAreSaid() throws IOException {
        Path scores = file("s.csv", "prompt,score\na,13\na,14\n");
        Path references = file("r.csv", "prompt,score,policy\na,0,tuned\n");
        Invocation run = Invocation.of(
                "transform", "--scores", scores, "--references", references, "--initial-policy", "sft", "--no-html");

        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "The reward is flat where the answers are: 100.0 % of 2 scores",
                        "more than 13.5 from their references",
                        "at least 2.3 times too large, or the references do not match",
                        "References come from 'tuned' and not from the initial policy 'sft'");
    }

    @Test
    void aHackedRunIsNoAndAnotherIsYes() throws IOException {
        Path html = folder.resolve("m.html");
        Invocation both = Invocation.of("transform", "--monitor", EXAMPLES.resolve("checkpoints.csv"), "--html", html);
        assertThat(both.code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(both.out().replaceAll("\\s+", " "))
                .contains("Run 'score': Reward hacking: At step 100", "Keep the checkpoint at step 75")
                .contains("Run 'par': Promise and judgement agree");
        assertThat(Files.readString(html)).contains("Promise and judgement", "<svg");

        Invocation lenient = Invocation.of(
                "transform", "--monitor", EXAMPLES.resolve("checkpoints.csv"), "--limit", "0.9", "--no-html", "--json");
        assertThat(lenient.code()).isZero();
        JsonNode run = JsonMapper.shared().readTree(lenient.out()).get("runs").get(0);
        assertThat(run.get("verdict").asString()).isEqualTo("calibrated");
        assertThat(run.get("firstBeyond").isNull()).isTrue();
        assertThat(run.get("checkpoints").get(4).get("gap").asDouble()).isCloseTo(0.1279, within(1e-9));
    }

    @Test
    void theExamplesHaveAReport() throws IOException {
        Path html = folder.resolve("s.html");
        Invocation run = Invocation.of(
                "transform",
                "--scores",
                EXAMPLES.resolve("scores.csv"),
                "--references",
                EXAMPLES.resolve("references.jsonl"),
                "--html",
                html);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("The reward tells the answers apart", "sgfc", "Report: ");
        assertThat(Files.readString(html))
                .contains("The function over the scores", "Where it still tells answers apart");
    }

    @Test
    void everyShapingCanBeAskedFor() {
        Invocation list = Invocation.of("transform", "--list", "--json");
        for (JsonNode shaping : JsonMapper.shared().readTree(list.out())) {
            Invocation run = Invocation.of(
                    "transform",
                    "--scores",
                    EXAMPLES.resolve("scores.csv"),
                    "--references",
                    EXAMPLES.resolve("references.jsonl"),
                    "--shaping",
                    shaping.get("shaping").asString(),
                    "--no-html");
            assertThat(run.code()).as(run.err()).isZero();
        }
        assertThat(Invocation.of("transform", "--list").out()).contains("mean of sigma(k c)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scores", "references", "checkpoints"})
    void templatesAreFilesThatWork(String kind) throws IOException {
        Path template =
                file("t.csv", Invocation.of("transform", "--template", kind).out());
        Invocation run = switch (kind) {
            case "checkpoints" -> Invocation.of("transform", "--monitor", template, "--no-html");
            default ->
                Invocation.of(
                        "transform",
                        "--scores",
                        file(
                                "s.csv",
                                Invocation.of("transform", "--template", "scores")
                                        .out()),
                        "--references",
                        file(
                                "r.csv",
                                Invocation.of("transform", "--template", "references")
                                        .out()),
                        "--length-penalty",
                        "0.01",
                        "--no-html");
        };
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isLessThan(2);
    }

    @Test
    void badInputIsRefusedAndNothingWritten() throws IOException {
        Path scores = file("s.csv", "prompt,score,reward_model\na,1,rm1\nb,2,rm1\n");
        Path one = file("one.csv", "prompt,score,reward_model\na,0,rm1\n");
        Path other = file("other.csv", "prompt,score,reward_model\na,0,rm2\nb,0,rm2\n");
        Path same = file("same.csv", "score\n3\n3\n");
        Path nan = file("nan.csv", "score\n1\nNaN\n");
        Path shaped = file("shaped.csv", "score,shaped\n1,0.5\n");
        Path out = folder.resolve("out.csv");
        refused("s.csv:3: has the prompt 'b', which has no references in", scores, "--references", one, "--write", out);
        refused("scores the answers, 'rm1', are by 'rm2'", scores, "--references", other, "--write", out);
        refused(
                "The prompt 'a' must have at least 2 references for the shaping 'lsc'",
                scores,
                "--references",
                file("ab.csv", "prompt,score\na,0\nb,0\n"),
                "--shaping",
                "lsc");
        refused("'minmax' must have scores that differ, all 2 so far are 3.0", same, "--shaping", "minmax");
        refused("nan.csv:3: score must be a finite number, is 'NaN'", nan, "--shaping", "vanilla");
        refused("shaped must not be a column already", shaped, "--shaping", "vanilla");
        refused("--references must be given for the shaping 'par'", scores);
        refused("'pra' is not known", scores, "--shaping", "pra");
        refused("--k must not be given for the shaping 'clip'", scores, "--shaping", "clip", "--k", "2");
        refused("--ceiling must not be given for the shaping 'par'", scores, "--references", one, "--ceiling", "2");
        refused("must be a header with the column 'question'", scores, "--references", one, "--prompt", "question");
        refused("one of the files has no column for the prompt", same, "--references", one);
        assertThat(out).doesNotExist();
        for (List<Object> words : List.<List<Object>>of(
                List.of("transform"),
                List.of("transform", "--references", one),
                List.of("transform", "--monitor", folder.resolve("none.csv")),
                List.of("transform", "--monitor", file("m.csv", "step,proxy,shaped\n1,2,3\n")))) {
            Invocation run = Invocation.of(words.toArray());
            assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
            assertThat(run.err()).startsWith("goodhart: ").doesNotContain("\tat ");
        }
    }

    private static void refused(String message, Path scores, Object... more) {
        Object[] words = new Object[4 + more.length];
        words[0] = "transform";
        words[1] = "--scores";
        words[2] = scores;
        words[3] = "--no-html";
        System.arraycopy(more, 0, words, 4, more.length);
        Invocation run = Invocation.of(words);
        assertThat(run.code()).as(message).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }
}
