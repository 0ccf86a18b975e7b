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

    /** Two circles that never met, the second one of four without a triple: each is shown by a triple of its own, or by none. */
    @Test
    void everyCircleIsShownByItsOwnTriple() throws IOException {
        String own = "a,b,left\nb,c,left\nc,a,left\n";
        Path circles = file(
                "circles.csv",
                "left,right,result\n" + own
                        + own.replace('a', 'x').replace('b', 'y').replace('c', 'z')
                        + "p,q,left\nq,r,left\nr,s,left\ns,p,left\n");
        String out = Invocation.of("arena", "rate", circles, "--no-html", "--resamples", 20)
                .out()
                .replaceAll("\\s+", " ");
        assertThat(out)
                .contains("among a, b, c (2 triples of the task), such as a > b > c > a.")
                .contains("among x, y, z (2 triples of the task), such as x > y > z > x.")
                .contains("among p, q, r, s (2 triples of the task). ");
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

    /** Ann and cy say a > b > c, 18 times each; bob always says left, with c there as often as not. */
    private Path judged() throws IOException {
        StringBuilder rows = new StringBuilder("left,right,result,judge,fast\n");
        for (int k = 0; k < 6; k++) {
            for (String judge : new String[] {"ann", "cy"}) {
                rows.append("a,b,left,").append(judge).append(",right\n");
                rows.append("c,b,right,").append(judge).append(",\n");
                rows.append("c,a,right,").append(judge).append(",draw\n");
            }
            rows.append("c,a,left,bob,\nc,b,left,bob,\na,b,left,bob,\nb,a,left,bob,\n");
        }
        return file("judged.csv", rows.toString());
    }

    @Test
    void judgesTheJudgesAndLeavesNobodyOut() throws IOException {
        Path html = folder.resolve("judges.html");
        JsonNode root = json("arena", "judges", judged(), "--json", "--html", html);
        JsonNode bob = root.get("judges").get(0);
        assertThat(bob.get("judge").asString()).isEqualTo("bob");
        assertThat(bob.get("matches").asInt()).isEqualTo(24);
        assertThat(bob.get("leftShare").asDouble()).isEqualTo(1);
        // By the others a > b > c, so that bob is right in one of four.
        assertThat(bob.get("agreement").asDouble()).isCloseTo(0.25, within(1e-12));
        assertThat(bob.get("exclusionSuggested").asBoolean()).isTrue();
        assertThat(root.get("leftOut")).isEmpty();
        assertThat(root.get("converged").asBoolean()).isTrue();
        assertThat(html).content().contains("1 of 3 judges fall below", "Side and agreement", "leave out?");
        Invocation text = Invocation.of("arena", "judges", judged(), "--no-html");
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("leave out?", "Nothing was left out", "'bob' chose the left side in 100.0 %");
        assertThat(Invocation.of("arena", "judges", "--template").out()).contains("judge");
    }

    @Test
    void judgesAreLeftOutWhenAskedAndThatIsSaid() throws IOException {
        JsonNode root =
                json("arena", "rate", judged(), "--exclude-judges", "bob", "--json", "--no-html", "--factor", "fast");
        assertThat(root.get("leftOut").get("bob").asInt()).isEqualTo(24);
        assertThat(root.get("tasks").get(0).get("comparisons").asInt()).isEqualTo(36);
        assertThat(root.get("notes").get(0).asString()).isEqualTo("Left out as asked: 24 comparisons of bob.");
        assertThat(root.get("factors").get(0).get("answers").asInt()).isEqualTo(24);
        Path banned = file("banned.json", "[{\"workerId\": \"bob\"}, {\"workerId\": \"zed\"}]");
        Invocation run = Invocation.of("arena", "judges", judged(), "--banned", banned, "--no-html");
        assertThat(run.out()).contains("24 comparisons of bob", "had no comparison: zed");
        Invocation wrong = Invocation.of("arena", "rate", judged(), "--exclude-judges", "bop", "--no-html");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("'bop' has none");
        assertThat(Invocation.of("arena", "rate", judged(), "--exclude-judges", "ann,bob,cy", "--no-html")
                        .err())
                .contains("all 60 are theirs");
        assertThat(Invocation.of("arena", "judges", judged(), "--exclude-judges", "ann,bob", "--no-html")
                        .err())
                .contains("at least two judges");
    }

    /** c has no match in u; with --low alone it counts there like a, whose standard score in a pair is -1. */
    @Test
    void aMissingTaskCountsAsTheRandomEntrant() throws IOException {
        Path two = file("two.csv", "task,left,right,result\nt,c,a,left\nt,c,b,left\nu,b,a,left\n");
        JsonNode plain = json("arena", "rate", two, "--json", "--no-html").get("overall");
        JsonNode low =
                json("arena", "rate", two, "--low", "a", "--json", "--no-html").get("overall");
        double alone = score(plain, "c");
        assertThat(score(low, "c")).isCloseTo((alone - 1) / 2, within(1e-9));
        Invocation run = Invocation.of("arena", "rate", two, "--low", "a", "--no-html");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("'c' has no match in u; that counts as the rating of 'a'");
    }

    private static double score(JsonNode overall, String entrant) {
        for (JsonNode row : overall) {
            if (row.get("entrant").asString().equals(entrant)) {
                return row.get("score").get("estimate").asDouble();
            }
        }
        return Double.NaN;
    }

    @Test
    void readsTheAnswersOfTheBasaltDataset() throws IOException {
        String answer = "{\"task\":\"FindCave\",\"worker_id\":\"w%d\",\"episodes\":[{\"agent_name\":\"A\",\"seed\":1},"
                + "{\"agent_name\":\"B\",\"seed\":1}],\"result\":{\"is_draw\":false,\"eval_metadata\":{\"win_player\":\"%s\"}}}";
        Path bedd = file(
                "human_answers.json",
                "[" + answer.formatted(1, "p1") + "," + answer.formatted(2, "p2") + "," + answer.formatted(2, "p2")
                        + "]");
        JsonNode task =
                json("arena", "rate", bedd, "--json", "--no-html").get("tasks").get(0);
        assertThat(task.get("task").asString()).isEqualTo("FindCave");
        assertThat(task.get("entrants").get(0).get("entrant").asString()).isEqualTo("B");
        assertThat(json("arena", "judges", bedd, "--json", "--no-html").get("judges"))
                .hasSize(2);
        assertThat(Invocation.of("arena", "rate", bedd, "--format", "xml").err())
                .contains("--format must be");
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
