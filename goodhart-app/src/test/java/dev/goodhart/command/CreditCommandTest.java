package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class CreditCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "credit");
    private static final String GLOVES = """
            {"id": "gloves", "units": ["l", "r", "r2"], "values": {"": 0, "1": 0, "2": 0, "3": 0, "1,2": 1, "3,1": 1, "2,3": 0, \
            "1,2,3": 1}, "tree": [1, [2, 3]]}
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("texts.jsonl"), text);
    }

    private static Invocation credit(Path file, Object... more) {
        List<Object> line = new ArrayList<>(List.of("credit", "--file", file, "--no-html"));
        line.addAll(Arrays.asList(more));
        return Invocation.of(line.toArray());
    }

    private static List<JsonNode> json(Path file, Object... more) {
        Object[] all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = "--json";
        Invocation run = credit(file, all);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static double[] credits(JsonNode line) {
        return line.get("credits").values().stream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** Which of two errors comes first may hang on how fast the scorer's lines arrive. */
    private static void refused(Invocation run, String message) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("goodhart: ")
                .containsAnyOf(message.split(" OR "))
                .doesNotContain("\tat ", "Exception");
    }

    /** The glove game: SV = (2/3, 1/6, 1/6), Owen on (1,(2,3)) = (1/2, 1/4, 1/4), prefix (0, 1, 0). */
    @Test
    void valuesOfTheFileAreSplit() throws IOException {
        Path file = file("\uFEFF" + GLOVES);
        JsonNode shapley = json(file).getFirst();
        assertThat(credits(shapley)).containsExactly(new double[] {2.0 / 3, 1.0 / 6, 1.0 / 6}, within(1e-12));
        assertThat(shapley.get("method").asString()).isEqualTo("shapley");
        assertThat(shapley.get("evaluations").asInt()).isEqualTo(8);
        assertThat(shapley.get("interactionShare").asDouble()).isEqualTo(1);
        assertThat(credits(json(file, "--method", "owen").getFirst()))
                .containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-12));
        assertThat(credits(json(file, "--method", "prefix").getFirst())).containsExactly(0, 1, 0);
        assertThat(credits(json(file, "--method", "sparse").getFirst())).containsExactly(0, 0, 1);
        assertThat(credits(json(file, "--learner", "reward-to-go").getFirst())).containsExactly(0, 1, 0);
        JsonNode half = json(file, "--method", "prefix", "--alpha", "0.5").getFirst();
        assertThat(half.get("rewards").values().stream().mapToDouble(JsonNode::asDouble))
                .containsExactly(0.0, 0.5, 0.5);
    }

    @Test
    void prefixScoresAndAttentionSuffice() throws IOException {
        Path file = file("""
                {"units": ["a", "b"], "prefix_scores": [0.5, 0.25, 1], "tokens_per_unit": [2, 1], "kl": [-1, -2, -3]}
                {"text": "One. Two.", "score": 3, "attention": [1, 2]}
                """);
        refused(credit(file), "texts.jsonl:2: must have values or prefix_scores");
        Files.writeString(file, Files.readString(file).lines().findFirst().orElseThrow() + "\n\n");
        JsonNode line = json(file).getFirst();
        assertThat(credits(line)).containsExactly(-0.25, 0.75);
        assertThat(line.get("rewards").values().stream().mapToDouble(JsonNode::asDouble))
                .containsExactly(-1.0, -2.25, -2.25);
        Files.writeString(file, "{\"text\": \"One. Two.\", \"score\": 3, \"attention\": [1, 2]}");
        assertThat(credits(json(file, "--method", "attention").getFirst())).containsExactly(1, 2);
        assertThat(credits(json(file, "--method", "uniform").getFirst())).containsExactly(1.5, 1.5);
    }

    @Test
    void shapleyIsRefusedForRewardToGoUnlessTheBiasIsAccepted() throws IOException {
        Path file = file("{\"units\": [\"1\", \"a\"], \"values\": {\"\": 0, \"1\": 0, \"2\": -2, \"1,2\": 1}}\n");
        refused(credit(file, "--method", "shapley", "--learner", "reward-to-go"), "Maybe take prefix credit");
        refused(credit(file, "--method", "owen", "--learner", "REWARD_TO_GO"), "must not feed a learner");
        Invocation accepted = credit(file, "--method", "shapley", "--learner", "reward-to-go", "--accept-bias");
        assertThat(accepted.code()).isZero();
        // 1.5 / sqrt(2), see the library's test of the same game.
        assertThat(accepted.out()).contains("1.5", "-0.5", "Estimated bias with reward-to-go: 1.06 ");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aScorerIsAskedAboutParts() throws IOException {
        // "very clever" counts 2, alone "clever" 1: prefix credit pays clever 2.
        Path reviews = EXAMPLES.resolve("reviews.jsonl");
        String scorer = "sh " + EXAMPLES.resolve("scorer.sh");
        List<JsonNode> lines =
                json(reviews, "--units", "word", "--scorer", scorer, "--method", "prefix", "--blank", "delete");
        assertThat(lines).hasSize(4);
        assertThat(credits(lines.getFirst())).containsExactly(0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, -1);
        assertThat(lines.getFirst().get("units").get(8).asString()).isEqualTo("predictable, ");
        // "I slept. That was good." is additive word by word: no blanking changes it.
        for (String blank : List.of("blank", "delete", "mask")) {
            JsonNode plane = json(reviews, "--units", "word", "--scorer", scorer, "--blank", blank)
                    .get(2);
            assertThat(credits(plane)).containsExactly(new double[] {0, -1, 0, 0, 1}, within(1e-12));
            assertThat(plane.get("interactionShare").asDouble()).isLessThan(1e-12);
        }
    }

    /** The scorer counts the characters that are no spaces, answering with an object, and is started once. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void unitsWithQuotesLineEndsAndOtherScriptsComeThrough() throws IOException {
        Path file = file(
                "{\"id\": 7, \"units\": [\"\\\"q\\\"\", \"\\u00e9\\n\", \"\\ud83d\\ude00\\\\\"], \"prompt\": \"p\"}\n");
        Path log = folder.resolve("log");
        String scorer = "echo start >> " + log + "; while read -r l; do printf '%s\\n' \"$l\" >> " + log
                + "; echo '{\"score\": 1}'; done";
        json(file, "--scorer", scorer, "--blank", "delete");
        List<String> asked = Files.readAllLines(log);
        assertThat(asked.getFirst()).isEqualTo("start");
        assertThat(asked).filteredOn("start"::equals).hasSize(1);
        assertThat(asked)
                .contains("{\"prompt\":\"p\",\"text\":\"\\\"q\\\"\\u00e9\\n\\uD83D\\uDE00\\\\\"}"
                        .replace("\\u00e9", "\u00e9")
                        .replace("\\uD83D\\uDE00", "\uD83D\uDE00"));
        // 8 coalitions, everybody and nobody once more.
        assertThat(asked).hasSize(1 + 8 + 2);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void stepsOfAnEpisodeAreSentAsTheyAre() throws IOException {
        Path file = file("{\"steps\": [{\"a\": 1}, [2], \"three\"]}\n");
        Path log = folder.resolve("log");
        String scorer = "while read -r l; do printf '%s\\n' \"$l\" >> " + log + "; echo 0; done";
        json(file, "--scorer", scorer, "--method", "prefix");
        assertThat(Files.readAllLines(log)).contains("{\"prompt\":\"\",\"steps\":[{\"a\":1},[2],null]}");
        json(file, "--scorer", scorer, "--method", "prefix", "--blank", "mask", "--mask-token", "?");
        assertThat(Files.readAllLines(log)).contains("{\"prompt\":\"\",\"steps\":[{\"a\":1},\"?\",\"?\"]}");
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3 | The scorer ended with exit code 3 after 0 answers",
                "no-such-scorer-anywhere | Maybe the command is misspelt",
                "echo out of memory >&2; exit 1 | its last words: out of memory",
                "read -r l; echo 1 | Maybe it reads only one line",
                "while read -r l; do echo hello; done | must answer with a number or {\"score\": number}, answered 'hello'",
                "echo Loading model; while read -r l; do echo 1; done | answered 'Loading model'",
                "while read -r l; do echo '{\"value\": 1}'; done | answered '{\"value\": 1}'",
                "while read -r l; do echo nan; done | must answer with a finite number, answered 'nan'",
                "while read -r l; do echo '{\"score\": NaN}'; done | must answer with a finite number",
                "while read -r l; do echo 1e999; done | must answer with a finite number",
                "while read -r l; do echo; done | answered ''",
                "while read -r l; do echo 1; echo 2; done | answered OR not deterministic",
                "i=0; while read -r l; do i=$((i+1)); echo $i; done | the value is not deterministic",
                "yes 1 | with more",
                "sleep 30 | must answer within 1 s, did not after 0 answers",
            })
    void aScorerThatFailsIsOneClearError(String scorer, String message) throws IOException {
        Path out = folder.resolve("out.jsonl");
        Invocation run =
                credit(file("{\"text\": \"One. Two.\"}\n"), "--scorer", scorer, "--timeout", "1", "--out", out);
        refused(run, message);
        assertThat(run.err()).contains("texts.jsonl:1: ");
        assertThat(out).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("texts.jsonl");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | must have a line of JSON for each text, is empty",
                "{\"text\": \"a\", \"score\": 1, \"attention\": [1]}\\n\\n{\"text\": \"b\"} | :2: must be a JSON object, is blank",
                "[{\"text\": \"a\"}] | Maybe write one object a line",
                "\"a\" | :1: must be a JSON object such as",
                "{\"text\": \"a\" | Maybe the object is spread over several lines",
                "{\"text\": 'a'} | :1: must be one JSON object: ",
                "{\"text\": \"a\"} x | must be one JSON object",
                "{\"text\": \"a\", \"text\": \"b\"} | Duplicate",
                "{\"score\": 1} | must have one of units, text and steps, has none",
                "{\"text\": \"a\", \"units\": [\"a\"]} | has units and text",
                "{\"unit\": [\"a\"]} | unit is no key\\nMaybe you meant 'units'",
                "{\"text\": 3} | text must be a string, is 3",
                "{\"text\": \"\"} | text must hold at least one unit",
                "{\"units\": []} | units must hold at least one unit",
                "{\"units\": \"a\"} | units must be a list, is \"a\"",
                "{\"units\": [\"a\", 2]} | units[1] must be a string, is 2",
                "{\"units\": [\"a\", \"\"]} | unit 2 is",
                "{\"text\": \"a\", \"score\": \"1\"} | score must be a finite number, is \"1\"",
                "{\"text\": \"a\", \"score\": NaN} | score must be a finite number, is",
                "{\"text\": \"a\", \"score\": 1e999} | score must be a finite number",
                "{\"units\": [\"a\", \"b\"], \"attention\": [1], \"score\": 1} | attention must hold 2 numbers (one for each unit), holds 1",
                "{\"units\": [\"a\", \"b\"], \"attention\": [-1, 1], \"score\": 1} | unit 1 must be a finite number, at least 0",
                "{\"units\": [\"a\"], \"score\": 1} | must have the key attention",
                "{\"units\": [\"a\"], \"attention\": [1]} | the value of the units \"1\" is needed and not given",
                "{\"units\": [\"a\"], \"prefix_scores\": [1]} | prefix_scores must hold 2 numbers",
                "{\"units\": [\"a\"], \"values\": [1]} | values must be an object",
                "{\"units\": [\"a\"], \"values\": {\"2\": 1}} | values[\"2\"] must name units from 1 to 1, names 2",
                "{\"units\": [\"a\"], \"values\": {\"x\": 1}} | values[\"x\"] must name units by number",
                "{\"units\": [\"a\"], \"values\": {\"1,1\": 1}} | names 1 twice",
                "{\"units\": [\"a\", \"b\"], \"values\": {\"1,2\": 1, \"2,1\": 1}} | is there twice",
                "{\"units\": [\"a\"], \"values\": {\"1\": null}} | values[\"1\"] must be a finite number, is null",
                "{\"units\": [\"a\", \"b\"], \"tree\": [1]} | lacks unit 2",
                "{\"units\": [\"a\", \"b\"], \"tree\": [1, 2, 2]} | has unit 2 twice",
                "{\"units\": [\"a\"], \"tree\": {}} | tree must be nested lists",
                "{\"units\": [\"a\"], \"tokens_per_unit\": [0]} | tokens_per_unit[0] must be a whole number",
                "{\"units\": [\"a\"], \"kl\": [0, 1]} | kl must hold 1 numbers",
                "{\"id\": \"x\", \"units\": [\"a\"], \"score\": 1, \"attention\": [1]}\\n{\"id\": \"x\", \"units\": [\"a\"], \"score\": 1,"
                        + " \"attention\": [1]} | :2: id must be unique, 'x' is that of line 1 too",
                "{\"id\": true, \"text\": \"a\"} | id must be a string, is true",
                "{\"id\": \" \", \"text\": \"a\"} | id must not be blank",
            })
    void badLinesAreOneClearError(String text, String message) throws IOException {
        Path out = folder.resolve("out.jsonl");
        refused(
                credit(file(text.replace("\\n", "\n")), "--method", "attention", "--out", out),
                message.replace("\\n", System.lineSeparator().equals("\n") ? "\n" : System.lineSeparator()));
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--alpha 2 | alpha (2.0) must be in [0, 1]",
                "--alpha NaN | alpha (NaN)",
                "--budget 0 | --budget (0) must be at least 1",
                "--method magic | expected one of",
                "--learner ppo | expected whole-return or reward-to-go",
                "--accept-bias | --accept-bias is for --learner reward-to-go",
                "--mask-token x | Maybe you mean --blank mask",
                "--timeout 0 | --timeout (0.0) must be in",
                "--units letter | expected one of",
                "--method prefix | the value of the units \"\" is needed and not given",
                "--html . | is a folder",
                "--out nowhere/out.jsonl | there is no folder",
            })
    void badOptionsAreOneClearError(String options, String message) throws IOException {
        Path file = file("{\"units\": [\"a\", \"b\"], \"values\": {\"1,2\": 1, \"1\": 1, \"2\": 0}}\n");
        List<Object> line = new ArrayList<>(List.of("credit", "--file", file));
        line.addAll(Arrays.asList(options.split(" ")));
        if (!options.startsWith("--html")) {
            line.add("--no-html");
        }
        if (!options.startsWith("--method")) {
            line.addAll(List.of("--method", "sparse"));
        }
        Invocation run = Invocation.of(line.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("goodhart: ").contains(message).doesNotContain("\tat ");
    }

    @Test
    void filesThatAreNoTextAreNamed() throws IOException {
        refused(credit(folder.resolve("none.jsonl")), "does not exist");
        refused(credit(folder), "must be a file, is a directory");
        Path wide = folder.resolve("wide.jsonl");
        Files.write(wide, GLOVES.getBytes(StandardCharsets.UTF_16));
        refused(credit(wide), "wide.jsonl:1: must be UTF-8 text");
        Path latin = folder.resolve("latin.jsonl");
        Files.write(latin, (GLOVES + "{\"text\": \"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1));
        refused(credit(latin), "must be UTF-8 text");
        refused(credit(file("{\"text\": \"a\u0000b\"}")), "control character U+0000");
        refused(
                credit(file(GLOVES), "--out", folder.resolve("texts.jsonl")),
                "--out must not be the file that is read");
    }

    /** The second line fails only when it is split; neither the result of the first nor anything else is left. */
    @Test
    void resultsAreWrittenWholeOrNotAtAll() throws IOException {
        Path out = Files.writeString(folder.resolve("out.jsonl"), "before");
        Path file = file(GLOVES + "{\"units\": [\"a\"], \"values\": {\"1\": 1}}\n");
        refused(credit(file, "--out", out), "texts.jsonl:2: the value of the units \"\" is needed");
        refused(credit(file, "--json"), "texts.jsonl:2:");
        assertThat(out).hasContent("before");
        assertThat(credit(file(GLOVES), "--out", out).code()).isZero();
        assertThat(Files.readString(out))
                .isEqualTo(credit(file(GLOVES), "--json").out());
    }

    @Test
    void theReportShowsTheTextInColourAndEscaped() throws IOException {
        Path html = folder.resolve("report.html");
        Path file = file(
                "{\"id\": \"<b>\", \"units\": [\"<script>alert(1)</script> \", \"x & y\"], \"prompt\": \"<i>\", \"values\":"
                        + " {\"\": 0, \"1\": -1, \"2\": 2, \"1,2\": 1}}\n");
        Invocation run = Invocation.of("credit", "--file", file, "--html", html);
        assertThat(run.code()).as(run.err()).isZero();
        String page = Files.readString(html);
        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "x &amp; y",
                        "&lt;b&gt;",
                        "&lt;i&gt;",
                        "<small>2</small>")
                .doesNotContain("<script>alert")
                // Credits -1 and 2: half-way towards one end, and the other end.
                .contains("background:var(--d8)", "background:var(--d32)");
        assertThat(run.out()).contains("Report: " + html);
    }

    @Test
    void helpHasExamples() {
        Invocation help = Invocation.of("credit", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Examples:", "--accept-bias", "prefix_scores", "Exit codes:", "130");
        assertThat(Invocation.of("--help").out()).contains("credit");
    }
}
