package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SharpnessCommandTest {
    static final Path SCORES = Path.of("..", "examples", "sharpness", "scores.csv");
    private static final Path SCORER = Path.of("..", "examples", "sharpness", "scorer.sh");

    @TempDir
    Path folder;

    static JsonNode json(Invocation invocation) {
        assertThat(invocation.code()).as(invocation.err()).isZero();
        return JsonMapper.shared().readTree(invocation.out());
    }

    /**
     * x = 0, 10, 20 has mean 10 and deviation 10 sqrt(2/3); y = 0 throughout is left out. Scores 0, 10, 40: from the last to the middle the
     * slope is 30 / (10 / (10 sqrt(2/3))) = 30 sqrt(2/3) = 24.49; the first sees it with 10 sqrt(2/3).
     */
    @Test
    void loggedScoresByHand() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "x,y,score\n0,0,0\n10,0,10\n20,0,40\n");
        Invocation run = Invocation.of(
                "sharpness",
                data,
                "--features",
                "x,y",
                "--score",
                "score",
                "--neighbours",
                "1",
                "--limit",
                "9",
                "--json",
                "--no-html");
        JsonNode json = json(run);
        double unit = Math.sqrt(2.0 / 3);
        assertThat(json.get("quantiles").get("1.0").asDouble()).isCloseTo(30 * unit, within(1e-9));
        assertThat(json.get("shareAbove").asDouble()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(json.get("lowerBound").asBoolean()).isTrue();
        assertThat(json.get("witnesses").get(0).get("line").asInt()).isEqualTo(4);
        assertThat(json.get("witnesses").get(0).get("towards").asInt()).isEqualTo(3);
        assertThat(run.err()).contains("Left out, since all rows are alike there: y.");
        assertThat(Invocation.of(
                                "sharpness",
                                data,
                                "--features",
                                "x",
                                "--score",
                                "score",
                                "--fail-above",
                                "24",
                                "--no-html")
                        .code())
                .isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(Invocation.of(
                                "sharpness",
                                data,
                                "--features",
                                "x",
                                "--score",
                                "score",
                                "--fail-above",
                                "25",
                                "--no-html")
                        .code())
                .isZero();
        JsonNode raw = json(Invocation.of(
                "sharpness",
                data,
                "--features",
                "x",
                "--score",
                "score",
                "--raw",
                "--json",
                "--no-html",
                "--joint-constant",
                "0.5",
                "--discount",
                "0.8",
                "--horizon",
                "2"));
        assertThat(raw.get("quantiles").get("1.0").asDouble()).isCloseTo(3, within(1e-12));
        assertThat(raw.get("bound").get("criticSlope").asDouble()).isCloseTo(3 * 1.4, within(1e-12));
    }

    @Test
    void unitsFarApartAreWarnedOf() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "x,y,s\n0,0,0\n1,100,1\n2,50,1\n2,50,4\n");
        Invocation run = Invocation.of("sharpness", data, "--features", "x,y", "--score", "s", "--no-html");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("standard deviations are up to");
        assertThat(run.out()).contains("lower bound").contains("2 of 4").contains("do not decide the score");
    }

    /** At 5 m the classifier falls by 1 / (4 * 0.15) a metre, and by 0.1 for a metre a second. */
    @Test
    void aProgramIsAsked() throws IOException {
        Path data = folder.resolve("one.csv");
        Files.writeString(data, "distance,speed\n5,1\n");
        JsonNode json = json(Invocation.of(
                "sharpness",
                data,
                "--features",
                "distance,speed",
                "--raw",
                "--step",
                "0.001",
                "--scorer",
                "sh '" + SCORER + "'",
                "--json",
                "--no-html"));
        assertThat(json.get("quantiles").get("1.0").asDouble()).isCloseTo(Math.hypot(1 / 0.6, 0.1), within(1e-4));
        assertThat(json.get("lowerBound").asBoolean()).isFalse();

        Path report = folder.resolve("report.html");
        Invocation some = Invocation.of(
                "sharpness",
                SCORES,
                "--features",
                "distance,speed",
                "--scorer",
                "sh '" + SCORER + "'",
                "--points",
                "5",
                "--html",
                report);
        assertThat(some.out()).contains("scores.csv: 5 points, distance, speed; scorer");
        assertThat(Files.readString(report)).contains("Where it is steep", "The steepest points");
        Invocation bad =
                Invocation.of("sharpness", SCORES, "--features", "distance", "--scorer", "echo nan; cat", "--no-html");
        assertThat(bad.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(bad.err()).contains("must answer with a finite number").contains("no score so far out");
    }

    /**
     * Three places in a row, of which the last two pay 2 a step: the reward changes by 2 over one step. At discount 0.5 they are worth 4, and
     * the first, one step before them, 2: the value changes by 2 as well. Over a distance of 4 both change by 1/2.
     */
    @Test
    void aWorldIsExact() throws IOException {
        Path world = folder.resolve("row.yaml");
        Files.writeString(world, """
                name: Row
                discount: 0.5
                world:
                  states: [a, b, c]
                  actions: [stay, go]
                  start: a
                  transitions: row.csv
                rewards:
                  late:
                    intended: true
                    terms:
                      - {name: there, state: b, value: 2}
                      - {name: beyond, state: c, value: 2}
                  flat:
                    terms:
                      - {name: always, step: true, value: 1}
                """);
        Files.writeString(folder.resolve("row.csv"), """
                state,action,next,probability
                a,stay,a,1
                a,go,b,1
                b,stay,b,1
                b,go,c,1
                c,stay,c,1
                c,go,c,1
                """);
        JsonNode json = json(Invocation.of("sharpness", world, "--json", "--no-html"));
        assertThat(json.get("pairs").asInt()).isEqualTo(2);
        JsonNode late = json.get("rewards").get(0);
        assertThat(late.get("rewardSlope").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(late.get("rewardBetween").asString()).isEqualTo("a, b");
        assertThat(json.get("rewards").get(1).get("rewardSlope").asDouble()).isZero();
        assertThat(late.get("valueSlope").asDouble()).isCloseTo(2, within(1e-8));
        Path distances = folder.resolve("distances.csv");
        Files.writeString(distances, "state,other,distance\na,b,4\n");
        JsonNode far = json(Invocation.of("sharpness", world, "--metric", distances, "--json", "--no-html"));
        assertThat(far.get("rewards").get(0).get("rewardSlope").asDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(Invocation.of("sharpness", world, "--fail-above", "1.9", "--no-html")
                        .code())
                .isEqualTo(Goodhart.ANSWER_IS_NO);
    }

    @Test
    void aMetricIsChecked() throws IOException {
        Path report = folder.resolve("cliff.html");
        Invocation run = Invocation.of("sharpness", Path.of("..", "examples", "cliff.yaml"), "--html", report);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("48 pairs of states", "arrive (intended)", "value / reward");
        assertThat(Files.readString(report)).contains("By reward");
        Path metric = folder.resolve("metric.csv");
        Files.writeString(metric, "state,other,distance\nr2c2,r2c3,2\nr2c3,r2c2,3\n");
        Invocation torn =
                Invocation.of("sharpness", Path.of("..", "examples", "cliff.yaml"), "--metric", metric, "--no-html");
        assertThat(torn.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(torn.err()).contains("metric.csv:3", "the same in both directions, was 2.0 and is 3.0");
        Files.writeString(metric, "r9c9,r2c2,2\n");
        assertThat(Invocation.of("sharpness", Path.of("..", "examples", "cliff.yaml"), "--metric", metric, "--no-html")
                        .err())
                .contains("must be a state of the world, is 'r9c9'");
    }

    /** 1 / (1 - 0.9) = 10; at L = 1.2 no finite bound, over three rewards 1 + 1.08 + 1.1664. */
    @Test
    void theBoundOnTheCritic() {
        JsonNode tight = json(Invocation.of(
                "sharpness", "--delta", "1", "--joint-constant", "1", "--discount", "0.9", "--json", "--no-html"));
        assertThat(tight.get("bound").get("criticSlope").asDouble()).isCloseTo(10, within(1e-9));
        Invocation none = Invocation.of(
                "sharpness",
                "--delta",
                "1",
                "--joint-constant",
                "1.2",
                "--discount",
                "0.9",
                "--no-html",
                "--fail-above",
                "1000000");
        assertThat(none.code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(none.out()).contains("No finite bound").doesNotContain("∞");
        JsonNode finite = json(Invocation.of(
                "sharpness",
                "--delta",
                "1",
                "--joint-constant",
                "1.2",
                "--discount",
                "0.9",
                "--horizon",
                "3",
                "--json",
                "--no-html"));
        assertThat(finite.get("bound").get("criticSlope").asDouble()).isCloseTo(3.2464, within(1e-9));
    }

    @Test
    void badUsageIsNamed() throws IOException {
        refused("A table, a world file, --model, --policy or --joint-constant must be given");
        refused("--features must name the columns", SCORES);
        refused("--score must name", SCORES, "--features", "speed");
        refused("must not be given together", SCORES, "--features", "speed", "--score", "score", "--scorer", "cat");
        refused("'distnce'", SCORES, "--features", "distnce", "--score", "score");
        refused("--neighbours and --points must be at least 1", SCORES, "--neighbours", "0");
        refused("must come with --discount", "--joint-constant", "1");
        refused("--delta must say", "--joint-constant", "1", "--discount", "0.5");
        refused("are for --joint-constant", "--discount", "0.5");
        refused("must be in [0, 1]", "--joint-constant", "1", "--discount", "1.5");
        refused("are for tables", Path.of("..", "examples", "cliff.yaml"), "--features", "x");
        refused("--limit (NaN)", SCORES, "--limit", "NaN");
        Path one = folder.resolve("one.csv");
        Files.writeString(one, "x,score\n1,2\n");
        refused("must have 2 rows or more, has 1", one, "--features", "x", "--score", "score");
        Files.writeString(one, "x,score\n1,2\n1,nan\n");
        refused("one.csv:3: score must be a finite number, is 'nan'", one, "--features", "x", "--score", "score");
        Files.writeString(one, "x,score\n1,2\n1,3\n");
        refused("must have a feature that varies", one, "--features", "x", "--score", "score");
    }

    static void refused(String message, Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "sharpness";
        all[1] = "--no-html";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Invocation run = Invocation.of(all);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains(message);
    }
}
