package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class OveroptimizationCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "overoptimization");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Gold d (alpha - beta d) from a start of 3, proxy d, at d = 0, 0.5, ..., 4. */
    private Path law(double alpha, double beta) throws IOException {
        StringBuilder rows = new StringBuilder("run,kl,proxy,gold\n");
        for (int i = 0; i <= 8; i++) {
            double d = i / 2.0;
            rows.append(String.format(Locale.ROOT, "a,%s,%s,%s%n", d * d, d, 3 + d * (alpha - beta * d)));
        }
        return file("law.csv", rows.toString());
    }

    /** alpha 2, beta 1/2: peak at d = 2, KL 4; at d = 4 all of the gain is lost. */
    @Test
    void saysWhereToStop() throws IOException {
        Invocation run = Invocation.of("overoptimization", law(2, 0.5), "--json", "--no-html");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("safe").asBoolean()).isFalse();
        assertThat(json.get("runs").get("klBudget").asDouble()).isCloseTo(4, within(1e-9));
        JsonNode only = json.get("runs").get("runs").get(0);
        assertThat(only.get("turnover").asString()).isEqualTo("observed");
        assertThat(only.get("ceiling").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(only.get("lost").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(json.get("samples").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 0.1, Gold still rises at d = 4", "2, -0.1, Gold bends nowhere"})
    void neverPrintsAFakePeak(double alpha, double beta, String why) throws IOException {
        Invocation run = Invocation.of("overoptimization", law(alpha, beta), "--no-html", "--law", "best-of-n");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("No turnover observed in this run", why)
                .doesNotContain("peaks at", "turns down");
    }

    @Test
    void theExamplesHaveOneReport() {
        Path html = folder.resolve("o.html");
        Invocation run = Invocation.of(
                "overoptimization",
                EXAMPLES.resolve("runs.csv"),
                "--metric",
                "quality",
                "--metric",
                "hedging",
                "--samples",
                EXAMPLES.resolve("samples.csv"),
                "--term",
                "quality",
                "--term",
                "style",
                "--pairs",
                EXAMPLES.resolve("pairs.csv"),
                "--resamples",
                200,
                "--html",
                html);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(run.out())
                .contains(
                        "Over-optimised: style-1",
                        "The proxy goes with length",
                        "Not shown to beat a coin: on-policy",
                        "runs compared at d = 5",
                        "Best of n (24 prompts, 768 samples)",
                        "Report: ");
        assertThat(html)
                .content()
                .contains("Gold against the distance", "Gold against on-policy accuracy", "Best of n: gold", "Links");
    }

    @Test
    void theSameCommandPrintsTheSame() {
        Object[] line = {
            "overoptimization", "--samples", EXAMPLES.resolve("samples.csv"), "--no-html", "--resamples", 50
        };
        assertThat(Invocation.of(line).out()).isEqualTo(Invocation.of(line).out());
        assertThat(Invocation.of(line).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"runs, , 1", "samples, --samples, 0", "pairs, --pairs, 1"})
    void theTemplatesCanBeRead(String kind, String option, int code) throws IOException {
        Path template = file(
                "t.csv", Invocation.of("overoptimization", "--template", kind).out());
        Invocation run = option == null
                ? Invocation.of("overoptimization", template, "--no-html")
                : Invocation.of("overoptimization", option, template, "--no-html");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "run,kl,proxy,gold|a,0,0,0|a,1,1,1 ~ ~ at least 4 distinct distances",
                "run,kl,proxy,gold|a,0,0,0|a,-1,1,1 ~ ~ r.csv:3: kl must not be negative",
                "run,kl,proxy|a,0,0 ~ --gold gold ~ must be a header with the column 'gold'",
                "kl,proxy,gold,initial,run|0,0,0,x,a|1,1,1,y,b ~ ~ Maybe choose one with --initial",
                "kl,proxy,gold,initial,run|0,0,0,x,a|1,1,1,y,b ~ --initial z ~ Maybe one of: x, y",
                "kl,proxy,gold|0,1,0|1,1,1 ~ ~ proxy rewards must differ",
                "kl,proxy,gold|1,1,0|2,2,1 ~ ~ --gold-start",
                "kl,proxy,gold|0,1,0 ~ --law tent ~ --law must be best-of-n, rl or both",
                "kl,proxy,gold|0,1,0 ~ --allowed-loss 2 ~ --allowed-loss (2.0)",
                "kl,proxy,gold|0,1,0 ~ --resamples 3 ~ --resamples (3)",
                "kl,proxy,gold|0,1,0 ~ --at -1 ~ must be above 0",
                "kl,proxy,gold|0,1,0 ~ --metric proxy ~ 'proxy' has two",
            })
    void refusesInOneMessageWithExitCodeTwo(String text, String options, String message) throws IOException {
        String line = "overoptimization " + file("r.csv", text.replace('|', '\n')) + " --no-html "
                + (options == null ? "" : options);
        Invocation run = Invocation.of((Object[]) line.strip().split(" +"));
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).doesNotContain("Exception", "\tat ");
    }

    @Test
    void samplesAskForNoMoreThanThereAre() throws IOException {
        Path samples = file("s.csv", "prompt,proxy\np,1\np,2\nq,1\n");
        Invocation run = Invocation.of("overoptimization", "--samples", samples, "--n", "2", "--no-html");
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains("prompt 'q' has 1", "--at-least 2");
        Invocation left =
                Invocation.of("overoptimization", "--samples", samples, "--n", "2", "--at-least", 2, "--no-html");
        assertThat(left.code()).isZero();
        assertThat(left.out().replaceAll("\\s+", " "))
                .contains("left out for having too few samples: 1.", "No gold reward");
    }

    @Test
    void aFileMustBeNamed() {
        Invocation run = Invocation.of("overoptimization");
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains("--template");
    }
}
