package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogAuditCommandTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "log", "boat-race.csv");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theExampleIsGamedAndHasAReport() {
        Path html = folder.resolve("log.html");
        Invocation run = Invocation.of("audit", "--log", EXAMPLE, "--html", html);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("proxy  GAMED", "top 1 %", "Spearman", "forward-top", "percentile", "Report: ");
        assertThat(html)
                .content()
                .contains("The estimated guarantee curve", "Proxy against intended score", "Mean payments")
                .contains("What each term pays", "How each term goes with what is intended")
                .contains(
                        "Percentiles 0 to 25",
                        "Percentiles 25 to 50",
                        "Percentiles 50 to 75",
                        "Percentiles 75 to 90",
                        "Percentiles 90 to 99",
                        "Percentiles 99 to 100");
    }

    /**
     * In the first hundred episodes 'a' goes with what is intended and 'b' against it, in the second hundred the other way round. Fitted on the
     * first and judged on the second, better weights are the worst; on random halves there is nothing to gain.
     */
    @Test
    void weightsAreJudgedOnTheLaterHalf() throws IOException {
        StringBuilder text = new StringBuilder("episode,date,a,b,intended\n");
        for (int e = 0; e < 200; e++) {
            // Rows stand in no order of time; dates sort as text.
            int at = e * 77 % 200;
            int a = at * 31 % 17;
            int b = at * 19 % 23;
            text.append("run-" + at).append(String.format(Locale.ROOT, ",2026-%03d", at));
            text.append(",")
                    .append(a)
                    .append(",")
                    .append(b)
                    .append(",")
                    .append(at < 100 ? a - b : b - a)
                    .append("\n");
        }
        Path log = file("t.csv", text.toString());

        JsonNode byTime = JsonMapper.shared()
                .readTree(Invocation.of("audit", "--log", log, "--time", "date", "--any-sign", "--no-html", "--json")
                        .out())
                .get("weights");
        JsonNode byChance = JsonMapper.shared()
                .readTree(Invocation.of("audit", "--log", log, "--ignore", "date", "--any-sign", "--no-html", "--json")
                        .out())
                .get("weights");

        assertThat(byTime.get("byTime").asBoolean()).isTrue();
        assertThat(byTime.get("fitted").asInt()).isEqualTo(100);
        // a - b is the first half's score, but for a pull to the present weights; on the second it orders all the wrong
        // way round.
        assertThat(byTime.get("weights").get("a").asDouble()
                        * byTime.get("weights").get("b").asDouble())
                .isNegative();
        assertThat(byTime.get("rankBefore").asDouble()
                        + byTime.get("rankGain").get("estimate").asDouble())
                .isLessThan(-0.99);
        assertThat(byChance.get("byTime").asBoolean()).isFalse();
        assertThat(byChance.get("rankBefore").asDouble()
                        + byChance.get("rankGain").get("estimate").asDouble())
                .isGreaterThan(-0.5);
    }

    @Test
    void anEpisodeWithoutATimeIsNamed() throws IOException {
        Path log = file("t.csv", "episode,date,a\nx,2026-01-02,1\ny,,2\n");
        assertThat(Invocation.of("audit", "--log", log, "--time", "date", "--no-html")
                        .err())
                .contains("date must not be empty in episode 'y'");
        assertThat(Invocation.of("audit", "--log", log, "--time", "day", "--no-html")
                        .err())
                .contains("'day'");
    }

    @Test
    void theSameCommandPrintsTheSame() {
        Object[] line = {"audit", "--log", EXAMPLE, "--no-html", "--json", "--resamples", 50, "--seed", 3};

        assertThat(Invocation.of(line).out()).isEqualTo(Invocation.of(line).out());
    }

    @Test
    void theTemplateCanBeAuditedAndIsTooShort() throws IOException {
        Path template = file("t.csv", Invocation.of("audit", "--template").out());
        Invocation run = Invocation.of("audit", "--log", template, "--no-html", "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("verdict").asString()).isEqualTo("UNDECIDED");
        // run-1 is paid 1 + 0.5 + 2 for speed, run-2 is paid 2: 2.75 on average; crash costs 1 of two.
        assertThat(json.get("terms").get(0).get("mean").asDouble()).isEqualTo(2.75);
        assertThat(json.get("terms").get(1).get("mean").asDouble()).isEqualTo(-0.5);
        assertThat(json.get("endings").get("truncated").asInt()).isEqualTo(1);
    }

    @Test
    void aLogWithoutScoresSaysWhatItCan() throws IOException {
        StringBuilder text = new StringBuilder("episode,a,b\n");
        for (int e = 0; e < 30; e++) {
            text.append(e).append(',').append(e % 7).append(",1\n");
        }
        Invocation run = Invocation.of("audit", "--log", file("u.csv", text.toString()), "--no-html");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "UNDECIDED",
                        "No episode has a score of what was intended",
                        "There is no column 'intended'",
                        "'b' never varies");
    }

    @Test
    void theReportOfALogWithoutScoresIsWritten() throws IOException {
        Path html = folder.resolve("u.html");
        Invocation run =
                Invocation.of("audit", "--log", file("u.csv", "episode,a\nx,1\ny,2\n"), "--html", html, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(html).content().contains("Mean payments").doesNotContain("guarantee curve");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--log no-such.csv | does not exist",
                "--log LOG --proxy x | --proxy is for worlds",
                "--log LOG --exact | --exact is for worlds",
                "world.yaml --log LOG | WORLD.yaml is for worlds",
                "world.yaml --terms a | --terms needs --log",
                "--json | WORLD.yaml, or --log",
                "--log LOG --weights a=much | --weights",
                "--log LOG --weights a=NaN | must be finite",
                "--log LOG --weights c=1 | the terms are a, b",
                "--log LOG --discount 2 | must be in (0, 1]",
                "--log LOG --resamples 1 | --resamples (1)",
                "--log LOG --intended-per row | --intended-per",
                "--log LOG --terms a,nothing | 'nothing'",
                "--log LOG --terms a,A | one meaning"
            })
    void refusesWithOneMessage(String line, String expected) throws IOException {
        Path log = file("log.csv", "episode,a,b\nx,1,2\ny,2,1\n");
        Invocation run = Invocation.of(
                (Object[]) ("audit " + line).replace("LOG", log.toString()).split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(expected).doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
    }
}
