package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class AttributeCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "attribution");
    private static final Path ERRANDS = EXAMPLES.resolve("errand-runs.jsonl");
    private static final Path WORLD = EXAMPLES.resolve("errand.yaml");
    private static final String GOOD = """
            {"turns": [{"observation": "door", "action": "open", "executed": true}], "reward": 1}
            {"turns": [{"observation": "door", "action": "wait", "executed": true}], "reward": 0}
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("runs.jsonl"), text);
    }

    private static Invocation attribute(Path file, Object... more) {
        List<Object> line = new ArrayList<>(List.of("attribute", file, "--no-html"));
        line.addAll(Arrays.asList(more));
        return Invocation.of(line.toArray());
    }

    private static JsonNode json(int code, Path file, Object... more) {
        Object[] all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = "--json";
        Invocation run = attribute(file, all);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void theExamplesAreMadeByTheirRecipes() {
        assertThat(EXAMPLES.resolve("agent-runs.jsonl")).hasContent(new SimulatedAgentRuns(1).jsonl(60));
        assertThat(ERRANDS).hasContent(SimulatedErrands.jsonl(100, 1));
        assertThat(EXAMPLES.resolve("errand-transitions.csv")).hasContent(SimulatedErrands.transitions());
    }

    @ParameterizedTest
    @CsvSource({"network, networks", "recurrent, recurrent networks"})
    void networksAreReportedLikeRidges(String learner, String headline) {
        Path runs = EXAMPLES.resolve("agent-runs.jsonl");

        Invocation run = attribute(runs, "--learner", learner, "--folds", 2);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("progress by text, 637 features and \\d " + headline.replace("networks", "networks?"))
                .contains("R^2 on runs held out", "The last turn of the best runs has")
                .contains("penalty and of stopping early");
        JsonNode answer = json(0, runs, "--learner", learner, "--folds", 2);
        assertThat(answer.get("learner").asString()).isEqualTo(learner);
        assertThat(json(0, runs).has("learner")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "recurrent, --spread, progress, depends on the turns before it",
        "ridge, --spread, delayed, --audit needs --spread progress",
    })
    void whatCannotBeAuditedIsRefusedBeforeTheFit(String learner, String option, String value, String message) {
        Invocation run = attribute(ERRANDS, "--learner", learner, "--audit", WORLD, option, value);
        refused(run, message);
        assertThat(run.err()).doesNotContain("fitting");
    }

    @Test
    void networksOverPairsAreAudited() {
        JsonNode answer = json(1, ERRANDS, "--learner", "network", "--folds", 2, "--audit", WORLD);
        assertThat(answer.get("estimator").asString()).isEqualTo("PAIRS");
        assertThat(answer.get("audit").get("attributed").get("cycleGain").asDouble())
                .isPositive();
        JsonNode text = json(1, ERRANDS, "--learner", "network", "--folds", 2, "--estimator", "text", "--audit", WORLD);
        assertThat(text.get("audit").get("attributed").get("finishes").asDouble())
                .isBetween(0.0, 1.0);
    }

    @Test
    void theLinesComeBackWithContributions() throws IOException {
        Path out = folder.resolve("out.jsonl");
        Path report = folder.resolve("report.html");
        Path runs = EXAMPLES.resolve("agent-runs.jsonl");

        Invocation run = Invocation.of("attribute", runs, "--out", out, "--html", report);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("60 runs, 398 turns; progress by text", "The score is predicted", "issue_refund()");
        assertThat(report).content().contains("Which turns earn", "<svg");
        List<String> before = Files.readAllLines(runs);
        List<String> after = Files.readAllLines(out);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            JsonNode old = JsonMapper.shared().readTree(before.get(i));
            JsonNode line = JsonMapper.shared().readTree(after.get(i));
            assertThat(line.get("id")).isEqualTo(old.get("id"));
            double sum = 0;
            for (JsonNode turn : line.get("turns")) {
                sum += turn.get("contribution").asDouble();
                assertThat(turn.get("grounding").asDouble())
                        .isEqualTo(turn.get("executed").asBoolean() ? 0 : -0.1);
            }
            assertThat(sum).isCloseTo(line.get("predicted").asDouble(), within(1e-9));
        }
    }

    @Test
    void withTheResidualRunsArePaidTheirRewardInTheirOwnUnit() throws IOException {
        Path out = folder.resolve("out.jsonl");
        Path runs = file(Files.readString(ERRANDS).replace("\"reward\": 1", "\"reward\": 100"));

        assertThat(attribute(runs, "--range", "0,100", "--residual", "--out", out)
                        .code())
                .isZero();

        for (String text : Files.readAllLines(out)) {
            JsonNode line = JsonMapper.shared().readTree(text);
            double sum = 0;
            for (JsonNode turn : line.get("turns")) {
                sum += turn.get("contribution").asDouble();
                assertThat(turn.get("grounding").asDouble()).isIn(0.0, -10.0);
            }
            assertThat(sum).isCloseTo(line.get("reward").asDouble(), within(1e-9));
        }
    }

    /** R (1 - 0.99) / 0.99 = 1/99. The shipped contributions are farmed; those that leave all on the last turn are not. */
    @Test
    void theAuditPlansExactly() {
        JsonNode farmed = json(1, ERRANDS, "--audit", WORLD).get("audit");
        assertThat(farmed.get("largestSafeBeta").asDouble()).isCloseTo(1.0 / 99, within(1e-12));
        assertThat(farmed.get("attributed").get("finishes").asDouble()).isZero();
        assertThat(farmed.get("attributed").get("cycleGain").asDouble()).isPositive();
        assertThat(farmed.get("attributed").get("best").asDouble()).isCloseTo(Math.pow(0.99, 5), within(1e-9));
        assertThat(farmed.get("rewardWithGrounding").get("finishes").asDouble()).isEqualTo(1);
        assertThat(farmed.get("rewardWithGrounding").get("cycleGain").asDouble())
                .isZero();
        double below = 0.9 / 99;
        double above = 1.1 / 99;
        assertThat(finishes("bonus", below)).isEqualTo(1);
        assertThat(finishes("bonus", above)).isZero();
        assertThat(finishes("penalty", above)).isEqualTo(1);
    }

    private static double finishes(String signal, double beta) {
        return json(1, ERRANDS, "--audit", WORLD, "--grounding", signal, "--beta", beta)
                .get("audit")
                .get("rewardWithGrounding")
                .get("finishes")
                .asDouble();
    }

    @Test
    void lambdaSpreadsTheReward() {
        double little =
                json(0, ERRANDS, "--lambda", "0.000001").get("lastTurnShare").asDouble();
        double usual = json(0, ERRANDS).get("lastTurnShare").asDouble();
        double much = json(0, ERRANDS, "--lambda", "1000").get("lastTurnShare").asDouble();

        assertThat(little).isGreaterThan(usual);
        assertThat(usual).isGreaterThan(much);
        assertThat(json(0, ERRANDS, "--spread", "delayed").get("lastTurnShare").asDouble())
                .isEqualTo(1);
        assertThat(json(0, ERRANDS, "--spread", "value-difference")
                        .get("heldOutR2")
                        .isNull())
                .isTrue();
        assertThat(json(0, ERRANDS, "--lambda", "0").get("findings").toString()).contains("Interpolation");
    }

    /** Twenty more takes of the object than any run has: promised, not earned. */
    @Test
    void driftIsSeenOnRunsOfOnesOwn() throws IOException {
        String take = "{\"observation\": \"source/source/dirty\", \"action\": \"take\", \"executed\": true}";
        Path own = file("{\"turns\": [" + String.join(",", Collections.nCopies(20, take)) + "], \"reward\": 0}\n");

        JsonNode farmed = json(0, ERRANDS, "--own", own);
        assertThat(farmed.get("drift").asDouble()).isGreaterThan(0.5);
        assertThat(farmed.get("findings").toString()).contains("It is being farmed");
        assertThat(json(0, ERRANDS, "--own", ERRANDS).get("findings").toString())
                .contains("It promises what is earned");
    }

    @Test
    void featuresDoInPlaceOfWords() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"turns\": [{\"features\": [1, " + i % 7 + "]}, {\"features\": [" + i % 2
                    + ", 3]}], \"reward\": " + i % 2 + "}\n");
        }
        JsonNode json = json(0, file(lines.toString()));

        assertThat(json.get("estimator").asString()).isEqualTo("FEATURES");
        assertThat(json.get("features").asInt()).isEqualTo(3);
        assertThat(json.get("grounding").asString()).isEqualTo("NONE");
        assertThat(json.get("heldOutR2").asDouble()).isGreaterThan(0.8);
        refused(attribute(folder.resolve("runs.jsonl"), "--estimator", "text"), "does not fit turns with features");
        refused(attribute(folder.resolve("runs.jsonl"), "--audit", WORLD), "--audit needs");
    }

    @Test
    void theTemplateIsReadable() throws IOException {
        Invocation template = Invocation.of("attribute", "--template");
        assertThat(template.code()).isZero();
        assertThat(json(0, file(template.out())).get("runs").asInt()).isEqualTo(3);
    }

    private static void refused(Invocation run, String... messages) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("goodhart: ").contains(messages).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"turns": [], "reward": 1} | runs.jsonl:3: turns must hold at least one turn, is empty
            {"reward": 1} | runs.jsonl:3: turns must be a list of turns, is missing
            {"turns": [{"action": "a"}]} | runs.jsonl:3: reward must be the score of the run, is missing
            {"turns": [{"action": "a"}], "rewrad": 1} | Maybe you meant 'reward'
            {"turns": [{"action": "a"}], "reward": 7} | runs.jsonl:3: reward must be in [0.0, 1.0], is 7.0
            {"turns": [{"action": "a"}], "reward": NaN} | reward must be a finite number, is "NaN"
            {"turns": [{"observation": "a"}], "reward": 0} | turns[0] must have either features, or an action
            {"turns": [{"action": "a"}, {"features": [1]}], "reward": 0} | turns[1] must have features as the first turn has (0), has 1
            {"turns": [{"features": [1]}], "reward": 0} | runs.jsonl:3: turns must have as many features as in the first run
            {"turns": [{"action": "a", "executed": 1}], "reward": 0} | turns[0].executed must be true or false, is 1
            {"turns": [{"action": "a"}], "reward": 0, "end": "cut"} | end must be terminated or truncated, is 'cut'
            {"id": "1", "turns": [{"action": "a"}], "reward": 0} | id must be unique, '1' is that of line 1 too
            [1] | must be a JSON object such as
            {"turns": [{"action": "a"}], | the object is spread over several lines
            """)
    void badLinesAreNamed(String line, String message) throws IOException {
        refused(attribute(file(GOOD + line + "\n")), message);
    }

    @Test
    void whatCannotBeAttributedIsRefused() throws IOException {
        refused(
                attribute(file(GOOD.replace("\"reward\": 0", "\"reward\": 1"))),
                "all 2 have 1.0",
                "nothing to attribute");
        refused(attribute(file("")), "must have a run a line, is empty");
        String unsaid = GOOD + "{\"turns\": [{\"action\": \"a\"}], \"reward\": 0}\n";
        refused(
                attribute(file(unsaid), "--grounding", "penalty"),
                "runs.jsonl:3: turns[0].executed must be true or false for a grounding signal, is missing");
        assertThat(json(0, file(unsaid)).get("grounding").asString()).isEqualTo("NONE");
        refused(attribute(file(GOOD), "--audit", WORLD), "must be a state of", "'door' is neither");
        refused(attribute(file(GOOD), "--lambda", "-1"), "--lambda (-1.0) must be");
        refused(attribute(file(GOOD), "--beta", "-1"), "--beta (-1.0) must be");
        refused(attribute(file(GOOD), "--folds", "1"), "--folds (1) must be at least 2");
        refused(attribute(file(GOOD), "--range", "1,0"), "two numbers LOW,HIGH");
        refused(
                attribute(file(GOOD), "--out", folder.resolve("runs.jsonl")),
                "--out must not be the file that is read");
        refused(Invocation.of("attribute"), "A file of runs must be given");
        refused(attribute(folder.resolve("missing.jsonl")), "missing.jsonl");
    }

    @Test
    void runsCutOffWithoutSayingSoAreRemarked() throws IOException {
        String lost = "{\"turns\": [{\"action\": \"a\"}, {\"action\": \"b\"}], \"reward\": 0}\n";
        Path unmarked = file(GOOD + lost.repeat(3));
        assertThat(attribute(unmarked).out()).contains("Cut off without saying so: 3 runs have exactly 2 turns");
        Path marked =
                file(GOOD + lost.replace("0}", "0, \"end\": \"truncated\"}").repeat(3));
        assertThat(attribute(marked).out()).doesNotContain("Cut off");
    }
}
