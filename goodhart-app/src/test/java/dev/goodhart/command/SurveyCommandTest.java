package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SurveyCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "survey");

    @TempDir
    private Path folder;

    private static JsonNode json(int code, Object... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void theExampleHasDiagramIntervalsGroupsAndPriorities() throws IOException {
        Path html = folder.resolve("survey.html");
        Invocation run = Invocation.of(
                "survey",
                EXAMPLES.resolve("researchers.yaml"),
                EXAMPLES.resolve("researchers.csv"),
                "--resamples",
                200,
                "--html",
                html);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("334 of 360 answered every item", "Group junior", "2 degrees of freedom", "gap index 1.333")
                .contains("ControlledMotivation -> PublicationPressure -> ObservedMisconduct")
                .contains("Relative autonomy index");
        assertThat(html).content().contains("Path diagram", "Priority gap", "alpha 0.7", "R2 0.");
        // Surveys show associations.
        assertThat(run.out().toLowerCase(Locale.ROOT)).doesNotContain("cause");
        assertThat(Files.readString(html).toLowerCase(Locale.ROOT)).doesNotContain("cause");
    }

    @Test
    void jsonHoldsEveryNumberAndTheSeedDecides() {
        Object[] arguments = {
            "survey",
            EXAMPLES.resolve("researchers.yaml"),
            EXAMPLES.resolve("researchers.csv"),
            "--json",
            "--no-html",
            "--resamples",
            50
        };
        JsonNode survey = json(0, arguments).get("survey");
        assertThat(survey.get("complete").asInt()).isEqualTo(334);
        assertThat(survey.get("scales")
                        .get(2)
                        .get("items")
                        .get(3)
                        .get("answered")
                        .asInt())
                .isBetween(355, 360);
        assertThat(survey.get("estimates")).hasSize(6);
        assertThat(survey.get("groups")).hasSize(2);
        assertThat(json(0, arguments)).isEqualTo(json(0, arguments));
    }

    /** cos = .55 / 1.41 as in the library's test; the answer needs no table. */
    @Test
    void criteriaNeedNoAnswers() throws IOException {
        Path model = Files.writeString(
                folder.resolve("m.yaml"),
                "criteria:\n  values: {a: 1, b: 0.4, c: -0.5}\n  metrics: {a: 0.4, b: 1, c: 0.5}\n");
        JsonNode criteria = json(0, "survey", model, "--json", "--no-html").get("criteria");
        assertThat(criteria.get("attained").asDouble()).isCloseTo(0.152155, within(5e-7));
        assertThat(criteria.get("harmfulWeight").asDouble()).isCloseTo(1.1 / 1.41, within(1e-9));
        Files.writeString(model, "criteria:\n  values: {a: 1, b: 0}\n  metrics: {a: -1, b: 1}\n");
        assertThat(Invocation.of("survey", model, "--no-html").code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(Invocation.of("survey", model, "--no-html").out()).contains("anti-aligned");
    }

    /** The example was made with v = (1, .4, -.5), h = (.4, 1, .5): cosine .390. */
    @Test
    void logsGiveTheCosineWithItsInterval() {
        JsonNode logs = json(
                        0,
                        "survey",
                        EXAMPLES.resolve("support-desk.yaml"),
                        EXAMPLES.resolve("support-desk.csv"),
                        "--json",
                        "--no-html",
                        "--resamples",
                        300)
                .get("logs");
        assertThat(logs.get("cosine").get("low").asDouble()).isLessThan(0.390071);
        assertThat(logs.get("cosine").get("high").asDouble()).isGreaterThan(0.390071);
        assertThat(logs.get("valuePerMetricAfter").asDouble())
                .isLessThan(logs.get("valuePerMetricBefore").asDouble());
    }

    @Test
    void theTemplateIsAModelThatCanBeRead() throws IOException {
        Invocation run = Invocation.of("survey", "--template");
        assertThat(run.code()).isZero();
        Path model = Files.writeString(folder.resolve("t.yaml"), run.out());
        Path data = Files.writeString(
                folder.resolve("t.csv"),
                run.out()
                        .lines()
                        .skip(run.out().lines().toList().indexOf("# data.csv:") + 1)
                        .map(line -> line.substring(2) + "\n")
                        .reduce("", String::concat));
        Invocation few = Invocation.of("survey", model, data, "--no-html");
        assertThat(few.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(few.err()).contains("there are 1 of 2").contains("'pp2'");
    }

    @Test
    void wrongUseIsExplained() throws IOException {
        Path model = EXAMPLES.resolve("researchers.yaml");
        assertThat(Invocation.of("survey").err()).contains("A model must be given");
        assertThat(Invocation.of("survey", model).err()).contains("which must be given");
        assertThat(Invocation.of("survey", EXAMPLES.resolve("criteria.yaml"), EXAMPLES.resolve("researchers.csv"))
                        .err())
                .contains("reads no table");
        assertThat(Invocation.of("survey", model, EXAMPLES.resolve("support-desk.csv"), "--no-html")
                        .err())
                .contains("must have the column 'am1'");
        // Items that go against each other: alpha below 0 stops the correction, and --naive goes on.
        Path opposed = Files.writeString(
                folder.resolve("o.yaml"), "scales:\n  X: [x1, x2]\n  Y: [y1, y2]\nequations: {Y: X}\n");
        Path data = Files.writeString(
                folder.resolve("o.csv"),
                "x1,x2,y1,y2\n1,5,1,1\n2,4,2,1\n3,3,3,4\n4,1,2,3\n5,1,4,5\n1,4,2,2\n2,5,1,3\n");
        Invocation refused = Invocation.of("survey", opposed, data, "--no-html");
        assertThat(refused.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(refused.err()).contains("reliability of 'X'").contains("Maybe items are reversed");
        Invocation naive = Invocation.of("survey", opposed, data, "--no-html", "--naive", "--resamples", 20);
        assertThat(naive.code()).isZero();
        assertThat(naive.out().replaceAll("\\s+", " ")).contains("x1, x2 go against the other items");
    }
}
