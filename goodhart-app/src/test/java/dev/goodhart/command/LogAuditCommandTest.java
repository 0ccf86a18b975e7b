package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                .contains("The estimated guarantee curve", "Proxy against intended score", "Mean payments");
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
