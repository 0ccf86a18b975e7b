package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearnCommandTest {
    private static final Path ALIKE = Path.of("..", "examples", "representation");
    private static final Path PREFIX = Path.of("..", "examples", "prefix");

    @TempDir
    Path folder;

    private static JsonNode json(Invocation invocation, int code) {
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(code);
        return JsonMapper.shared().readTree(invocation.out());
    }

    @Test
    void learnsARepresentationThenARewardAndProbesIt() throws IOException {
        Path paths = ALIKE.resolve("paths.csv");
        Path phi = folder.resolve("phi.safetensors");
        Path reward = folder.resolve("reward.safetensors");
        Path report = folder.resolve("report.html");

        Invocation learned = Invocation.of(
                "learn",
                "representation",
                "--trajectories",
                paths,
                "--similar",
                ALIKE.resolve("similar.csv"),
                "--out",
                phi,
                "--steps",
                "400",
                "--next",
                "2",
                "--html",
                report);
        assertThat(learned.code()).as(learned.err()).isZero();
        assertThat(learned.out()).contains("held-out answers", "ask next");
        assertThat(Files.readString(report)).contains("Trajectories in the embedding", "Ask next");

        JsonNode scored = json(
                Invocation.of(
                        "learn",
                        "reward",
                        "--embedding",
                        phi,
                        "--trajectories",
                        paths,
                        "--comparisons",
                        ALIKE.resolve("better.csv"),
                        "--out",
                        reward,
                        "--json",
                        "--no-html"),
                0);
        assertThat(scored.get("keptOutAccuracy").asDouble()).isGreaterThan(0.7);
        assertThat(scored.get("scores")).hasSize(240);
        assertThat(scored.get("collinear").asBoolean()).isFalse();
        assertThat(reward).exists();

        JsonNode probed = json(
                Invocation.of(
                        "learn",
                        "probe",
                        "--embedding",
                        phi,
                        "--trajectories",
                        paths,
                        "--features",
                        ALIKE.resolve("features.csv"),
                        "--json",
                        "--html",
                        report),
                0);
        assertThat(probed.get("errors").get("tilt").asDouble()).isLessThan(0.5);
        assertThat(Files.readString(report)).contains("Error of reading");
        // What is in the embedding as a nuisance is an answer that is no.
        json(
                Invocation.of(
                        "learn",
                        "probe",
                        "--embedding",
                        phi,
                        "--trajectories",
                        paths,
                        "--features",
                        ALIKE.resolve("features.csv"),
                        "--nuisance",
                        "tilt",
                        "--json",
                        "--no-html"),
                1);
    }

    /** The second file is the first's last 200 answers, and the same with the odd one moved on by one. */
    @Test
    void learnsFromOnePersonAndIsScoredOnOthers() throws IOException {
        List<String> lines = Files.readAllLines(ALIKE.resolve("similar.csv"));
        List<String> rows =
                lines.stream().filter(line -> line.startsWith("path-")).toList();
        Path anna = folder.resolve("anna.csv");
        Files.writeString(
                anna, "first,second,third,odd_one_out,person\n" + String.join("\n", rows.subList(0, 800)) + "\n");
        StringBuilder others = new StringBuilder("first,second,third,odd_one_out,person\n");
        for (String row : rows.subList(800, 1000)) {
            String[] cells = row.split(",");
            String three = cells[0] + "," + cells[1] + "," + cells[2] + ",";
            others.append(three).append(cells[3]).append(",bea\n");
            others.append(three).append(Integer.parseInt(cells[3]) % 3 + 1).append(",cleo\n");
        }
        Path file = Files.writeString(folder.resolve("others.csv"), others);
        Path phi = folder.resolve("phi.safetensors");
        Path report = folder.resolve("report.html");

        Invocation run = Invocation.of(
                "learn",
                "representation",
                "--trajectories",
                ALIKE.resolve("paths.csv"),
                "--similar",
                anna,
                "--test-answers",
                file,
                "--steps",
                "400",
                "--out",
                phi,
                "--json",
                "--html",
                report);
        JsonNode persons = json(run, 0).get("testAnswers");
        assertThat(persons.get(0).get("person").asString()).isEqualTo("bea");
        assertThat(persons.get(0).get("answers").asInt()).isEqualTo(200);
        assertThat(persons.get(0).get("accuracy").get("low").asDouble()).isGreaterThan(1.0 / 3);
        assertThat(persons.get(1).get("accuracy").get("high").asDouble()).isLessThan(1.0 / 3);
        assertThat(Files.readString(report))
                .contains("Whose answers it gives", "The answers of cleo are given less often");

        Files.writeString(file, "first,second,third,odd_one_out\npath-21,path-22,nobody,3\n");
        Invocation wrong = Invocation.of(
                "learn",
                "representation",
                "--trajectories",
                ALIKE.resolve("paths.csv"),
                "--similar",
                anna,
                "--test-answers",
                file,
                "--out",
                folder.resolve("none.safetensors"),
                "--no-html");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("others.csv:2");
        assertThat(folder.resolve("none.safetensors")).doesNotExist();
    }

    @Test
    void learnsARewardOfBeginningsAndFilters() throws IOException {
        Path model = folder.resolve("prefix.safetensors");
        Path samples = PREFIX.resolve("samples.jsonl");
        Path report = folder.resolve("report.html");

        JsonNode learned = json(
                Invocation.of(
                        "learn",
                        "prefix-reward",
                        "--pairs",
                        PREFIX.resolve("pairs.jsonl"),
                        "--out",
                        model,
                        "--steps",
                        "400",
                        "--json",
                        "--html",
                        report),
                0);
        assertThat(learned.get("heldOutAccuracy").asDouble()).isGreaterThan(0.7);
        assertThat(Files.readString(report)).contains("Cosines of hidden states");

        JsonNode scores =
                json(Invocation.of("score-prefixes", "--model", model, "--data", samples, "--json", "--no-html"), 0);
        assertThat(scores.get("samples")).hasSize(400);
        assertThat(scores.get("samples").get(0).get("q")).hasSize(10);

        JsonNode filtered =
                json(Invocation.of("filter", "--model", model, "--samples", samples, "--json", "--html", report), 0);
        assertThat(filtered.get("stepsSaved").asDouble()).isBetween(0.1, 0.6);
        assertThat(filtered.get("vote").get("after").asDouble())
                .isGreaterThan(filtered.get("vote").get("before").asDouble());
        JsonNode gain = filtered.get("intervalsOverPrompts").get("gain");
        assertThat(gain.get("low").asDouble()).isLessThan(gain.get("estimate").asDouble());
        // All answers have ten steps, so that position is chance.
        JsonNode control = filtered.get("positionControl");
        assertThat(control.get("position").get("estimate").asDouble()).isEqualTo(0.5);
        assertThat(control.get("qAtTheSameStep").get("low").asDouble()).isGreaterThan(0.5);
        assertThat(Files.readString(report)).contains("Does Q say more than position?");
        Invocation calibrated =
                Invocation.of("filter", "--model", model, "--samples", samples, "--threshold", "auto", "--no-html");
        assertThat(calibrated.err()).isEmpty();
        assertThat(calibrated.out()).contains("chosen on every other prompt");
        // At 1 everything is dropped, hence kept: the filter is inactive.
        Invocation strict =
                Invocation.of("filter", "--model", model, "--samples", samples, "--threshold", "1", "--no-html");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).contains("inactive");
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() throws IOException {
        Path out = folder.resolve("out.safetensors");
        Path paths = ALIKE.resolve("paths.csv");
        Path answers = folder.resolve("similar.csv");
        refused("similar.csv:2", answers, "first,second,third,odd_one_out\npath-21,path-22,nobody,3\n", paths, out);
        refused("1, 2 or 3", answers, "first,second,third,odd_one_out\npath-21,path-22,path-23,4\n", paths, out);
        refused("another id", answers, "first,second,third,odd_one_out\npath-21,path-21,path-23,3\n", paths, out);

        Invocation nothing = Invocation.of("learn", "representation");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("--template");
        Invocation wrongModel =
                Invocation.of("filter", "--model", paths, "--samples", PREFIX.resolve("samples.jsonl"), "--no-html");
        assertThat(wrongModel.code()).isEqualTo(2);
        assertThat(wrongModel.err()).doesNotContain("Exception");
        assertThat(Invocation.of("learn", "representation", "--template").out()).contains("odd_one_out");
        assertThat(Invocation.of("learn", "prefix-reward", "--template").out()).contains("\"chosen\"");
    }

    private static void refused(String message, Path answers, String text, Path paths, Path out) throws IOException {
        Files.writeString(answers, text);
        Invocation invocation = Invocation.of(
                "learn", "representation", "--trajectories", paths, "--similar", answers, "--out", out, "--no-html");
        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.err()).contains(message);
        assertThat(out).doesNotExist();
    }
}
