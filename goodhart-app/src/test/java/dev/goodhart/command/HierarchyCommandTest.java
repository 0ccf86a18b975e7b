package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.ComparisonFile;
import dev.goodhart.feedback.KnownIds;
import dev.goodhart.feedback.Preference;
import dev.goodhart.feedback.PreferencePair;
import dev.goodhart.feedback.PreferencePairFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HierarchyCommandTest {
    private static final Path FOLDER = Path.of("..", "examples", "hierarchy");
    private static final Path CROSSING = FOLDER.resolve("crossing.csv");
    private static final Path ORDER = FOLDER.resolve("crossing.yaml");
    private static final String CIRCLE = "id,x,y\na,0,2\nb,0.6,1\nc,1.2,0\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void checksTheExample() {
        Path html = folder.resolve("h.html");
        Invocation run = Invocation.of("hierarchy", "check", CROSSING, "--hierarchy", ORDER, "--html", html);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("180 items, 5,310 pairs", "(tie)", "go round in a circle", "Report: ");
        assertThat(html).content().contains("Level usage", "The hierarchy can be used", "Factors against each other");
    }

    @Test
    void saysItInJson() throws IOException {
        Invocation run = Invocation.of(
                "hierarchy", "check", file("c.csv", CIRCLE), "--rank", "x:higher:1,y:higher:0", "--json", "--no-html");
        JsonNode root = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).isZero();
        assertThat(root.get("useful").asBoolean()).isTrue();
        assertThat(root.get("levels").get(0).get("decides").asDouble()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(root.get("cycles").get("cyclic").asInt()).isEqualTo(1);
        assertThat(root.get("cycles").get("witnesses").get(0).get("ids").toString())
                .isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(root.get("ceiling").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void aUselessHierarchyIsAnAnswerOfNoAndIsNotCompared() {
        Object[] rank = {"--rank", "queue:lower:0,blocked:lower", "--no-html"};
        Invocation check = Invocation.of("hierarchy", "check", CROSSING, rank[0], rank[1], rank[2]);
        Path out = folder.resolve("p.csv");
        Invocation compare = Invocation.of("hierarchy", "compare", CROSSING, rank[0], rank[1], rank[2], "--out", out);

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("the levels below are hardly used", "Maybe set a margin for 'queue'");
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.err()).contains("hardly used", "--anyway");
        assertThat(out).doesNotExist();
        assertThat(Invocation.of("hierarchy", "compare", CROSSING, rank[0], rank[1], rank[2], "--out", out, "--anyway")
                        .code())
                .isZero();
        assertThat(out).exists();
    }

    @Test
    void comparisonsCanBeReadAgain() throws IOException {
        Path out = folder.resolve("p.jsonl");
        Path factors = file("c.csv", CIRCLE + "d,1.2,0\n");
        Object[] line = {
            "hierarchy", "compare", factors, "--rank", "x:higher:1,y:higher:0", "--out", out, "--no-html", "--keep-ties"
        };
        Invocation run = Invocation.of(line);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(ComparisonFile.read(out, KnownIds.read(factors, "id")))
                .hasSize(6)
                .contains(
                        new Comparison("a", "b", Preference.FIRST, "hierarchy"),
                        new Comparison("a", "c", Preference.SECOND, "hierarchy"),
                        new Comparison("c", "d", Preference.TIE, "hierarchy"));
        String written = Files.readString(out);
        assertThat(written).contains("\"decided_by\":\"x\"");
        Invocation.of(line);
        assertThat(out).hasContent(written);
    }

    @Test
    void aLinearRewardIsFitted() {
        Path html = folder.resolve("h.html");
        Invocation run = Invocation.of(
                "hierarchy",
                "compare",
                CROSSING,
                "--hierarchy",
                ORDER,
                "--out",
                folder.resolve("p.csv"),
                "--fit",
                "blocked,queue,switches",
                "--html",
                html,
                "--json");
        JsonNode fit = JsonMapper.shared().readTree(run.out()).get("fit");

        assertThat(fit.get("accuracyHeldOut").asDouble()).isBetween(0.8, 1.0);
        for (JsonNode weight : fit.get("weights")) {
            assertThat(weight.asDouble()).isNegative();
        }
        assertThat(html).content().contains("A linear reward");
    }

    @Test
    void textsAreWrittenForTrainersOfLanguageModels() {
        Path out = folder.resolve("dpo.jsonl");
        Invocation run = Invocation.of(
                "hierarchy",
                "compare",
                FOLDER.resolve("answers.jsonl"),
                "--rank",
                "passes:higher,compiles:higher,length:lower:q0.3",
                "--group",
                "prompt",
                "--prompt",
                "prompt",
                "--text",
                "answer",
                "--out",
                out,
                "--no-html");

        assertThat(run.err()).isEmpty();
        List<PreferencePair> pairs = PreferencePairFile.read(out);
        assertThat(pairs)
                .hasSizeGreaterThan(30)
                .allSatisfy(pair -> assertThat(pair.prompt()).isNotEmpty());
    }

    @Test
    void theTemplateCanBeChecked() throws IOException {
        Path template =
                file("t.csv", Invocation.of("hierarchy", "check", "--template").out());

        assertThat(Invocation.of(
                                "hierarchy",
                                "check",
                                template,
                                "--rank",
                                "blocked:lower:0.5sd,queue,switches:lower:0",
                                "--better",
                                "lower",
                                "--no-html")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rank x,y                       | whether lower or higher is better",
                "--rank x:higher,z:lower          | must be a header with the column 'z'",
                "--pairs 3                        | must be given by --rank or --hierarchy",
                "--rank x:higher --hierarchy h    | must not both be given",
                "--rank x:higher --pairs 0        | --pairs must be from 1",
                "--rank x:higher:-2               | not negative, has '-2'"
            })
    void badInputIsSaidWithoutATrace(String options, String message) throws IOException {
        Object[] line = ("hierarchy check " + file("c.csv", CIRCLE) + " --no-html " + options.strip()).split(" ");
        Invocation run = Invocation.of(line);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void itsHelpHasExamples() {
        assertThat(Invocation.of("hierarchy", "check", "--help").out()).contains("Examples:", "--rank", "99 %");
        assertThat(Invocation.of("hierarchy", "--help").out()).contains("compare");
    }
}
