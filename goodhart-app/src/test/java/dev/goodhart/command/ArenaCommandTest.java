package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArenaCommandTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "arena", "comparisons.csv");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode json(Object... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    /** The reference values of expectation propagation for five matches that go round in a circle. */
    @Test
    void ratesTheReferenceMatches() throws IOException {
        Path five = file("five.csv", "left,right,result\n0,1,left\n1,2,left\n2,0,left\n0,1,draw\n0,2,left\n");
        JsonNode task = json("arena", "rate", five, "--json", "--no-html", "--resamples", 20)
                .get("tasks")
                .get(0);
        double[] mu = {26.252824, 25.401518, 23.345658};
        for (int i = 0; i < mu.length; i++) {
            assertThat(task.get("entrants").get(i).get("entrant").asString()).isEqualTo("" + i);
            assertThat(task.get("entrants").get(i).get("mu").asDouble()).isCloseTo(mu[i], within(2e-6));
        }
        assertThat(task.get("separated").asBoolean()).isFalse();
        assertThat(task.get("pairs").get(0).get("draws").asInt()).isEqualTo(1);
    }

    @Test
    void theExampleHasTwoTasksAReportAndAnchors() {
        Path html = folder.resolve("arena.html");
        Invocation run = Invocation.of(
                "arena", "rate", EXAMPLE, "--low", "random", "--high", "human", "--html", html, "--resamples", 50);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Ratings: build house (80", "Ratings: find cave (80", "0 is 'random'", "Report: ");
        assertThat(html).content().contains("Win matrix", "Overall scores", "tree");
    }

    @Test
    void theSameCommandPrintsTheSame() {
        Object[] line = {"arena", "rate", EXAMPLE, "--no-html", "--resamples", 30};
        assertThat(Invocation.of(line).out()).isEqualTo(Invocation.of(line).out());
    }

    @Test
    void theTemplateCanBeRated() throws IOException {
        Path template =
                file("t.csv", Invocation.of("arena", "rate", "--template").out());
        Invocation run = Invocation.of("arena", "rate", template, "--no-html");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("find cave", "build house");
        assertThat(Invocation.of("arena", "next", template, "--no-html").code()).isZero();
    }

    @Test
    void proposesPairsWithoutRepeating() {
        JsonNode tasks = json("arena", "next", EXAMPLE, "--json", "--no-html", "--count", 100)
                .get("tasks");
        assertThat(tasks).hasSize(2);
        // Six entrants make fifteen pairs.
        assertThat(tasks.get(0).get("pairs")).hasSize(15);
        double first = tasks.get(0).get("pairs").get(0).get("gain").asDouble();
        double last = tasks.get(0).get("pairs").get(14).get("gain").asDouble();
        assertThat(first).isGreaterThan(last);
    }

    @Test
    void wordsAndColumnsAreMapped() throws IOException {
        Path games = file("g.csv", "white;black;score\nann;bob;1-0\nbob;ann;1/2\n");
        JsonNode root = json(
                "arena",
                "rate",
                games,
                "--left",
                "white",
                "--right",
                "black",
                "--result",
                "score",
                "--word",
                "1-0=left",
                "--word",
                "1/2=draw",
                "--json",
                "--no-html");
        assertThat(root.get("tasks")
                        .get(0)
                        .get("entrants")
                        .get(0)
                        .get("entrant")
                        .asString())
                .isEqualTo("ann");
    }

    /** What may mislead is said: groups that never met, one-sided winners, circles, one verdict only, a missing task. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "left,right,result|a,b,left|b,a,left|c,d,left|d,c,left ~ 2 groups that never met",
                "left,right,result|a,b,left|c,b,right ~ no finite Bradley-Terry strengths",
                "left,right,result|a,b,left|b,c,left|a,c,right ~ majorities go round in a circle among a, b, c",
                "left,right,result|a,b,left|a,c,left ~ Every verdict is left",
                "task,left,right,result|t,a,b,left|u,a,c,draw ~ 'c' has no match in t",
            })
    void remarksOnWhatMisleads(String text, String remark) throws IOException {
        Invocation run = Invocation.of("arena", "rate", file("c.csv", text.replace('|', '\n')), "--no-html");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", " ")).contains(remark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "left,right,result|a,b,won ~ ~ c.csv:2: result must be left, right or draw",
                "left,right,result|a,a,left ~ ~ c.csv:2: right must be another entrant",
                "left,right,result ~ ~ must have a row for each comparison",
                "left,right,result|a,b,left ~ --high a ~ --high must be given together with --low",
                "left,right,result|a,b,left ~ --low b --high z ~ high anchor 'z' must be an entrant",
                "left,right,result|a,b,left ~ --low b --high a ~ standard deviations",
                "left,right,result|a,b,left ~ --resamples -1 ~ --resamples (-1) must be from 0",
                "left,right,result|a,b,left ~ --draw-probability 1 ~ drawProbability (1.0) must be",
                "left,right,result|a,b,left ~ --word x=up ~ must mean left, right or draw",
            })
    void refusesInOneMessageWithExitCodeTwo(String text, String options, String message) throws IOException {
        String line = "arena rate " + file("c.csv", text.replace('|', '\n')) + " --no-html "
                + (options == null ? "" : options);
        Invocation run = Invocation.of((Object[]) line.strip().split(" +"));
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aFileMustBeNamed() {
        Invocation run = Invocation.of("arena", "rate");
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains("--template");
    }
}
