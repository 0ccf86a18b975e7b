package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
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

class EnvironmentCommandTest {
    private static final Path CLIFF = Path.of("..", "examples", "cliff.yaml");

    @TempDir
    Path folder;

    private static JsonNode json(Invocation invocation) {
        assertThat(invocation.code()).as(invocation.err()).isZero();
        return JsonMapper.shared().readTree(invocation.out());
    }

    @Test
    void listsEveryTask() {
        Invocation list = Invocation.of("environment", "list");
        assertThat(list.code()).isZero();
        JsonNode tasks = json(Invocation.of("environment", "list", "--json")).get("tasks");
        assertThat(tasks).hasSize(Tasks.all().size());
        for (Task task : Tasks.all()) {
            assertThat(list.out()).contains(task.name());
        }
        assertThat(list.out())
                .containsPattern("Pendulum-v1 +3 +1 in \\[-2, 2\\] +200 +-1 angle, -0.1 speed, -0.001 torque");
    }

    @Test
    void checksTasksAndWorldFiles() throws IOException {
        Path report = folder.resolve("report.html");
        Invocation cartPole = Invocation.of("environment", "check", "cartpole-v1", "--html", report);
        assertThat(cartPole.code()).as(cartPole.err()).isZero();
        assertThat(cartPole.out()).contains("CartPole-v1: no rule is broken").contains("held      autoreset");
        assertThat(Files.readString(report)).contains("no rule is broken", "What came of each rule");
        JsonNode world = json(Invocation.of(
                "environment", "check", CLIFF, "--encoding", "index", "--time-limit", "20", "--json", "--no-html"));
        assertThat(world.get("sound").asBoolean()).isTrue();
        assertThat(world.get("findings")).hasSize(10);
    }

    /** What is written is read again, and earns what was said; the same seed writes the same bytes. */
    @Test
    void recordsDemonstrations() throws IOException {
        Path csv = folder.resolve("puck.csv");
        Path again = folder.resolve("again.csv");
        Object[] words = {
            "environment",
            "trace",
            "puck",
            "--behaviour",
            "scripted",
            "--episodes",
            "40",
            "--json",
            "--no-html",
            "--out",
            csv
        };
        JsonNode answer = json(Invocation.of(words));
        assertThat(answer.get("meanReturn").asDouble()).isCloseTo(53.7, within(0.1));
        assertThat(answer.get("truncated").asInt()).isEqualTo(40);
        List<Trajectory> episodes = TrajectoryFile.read(csv);
        assertThat(episodes).hasSize(40).allMatch(episode -> episode.length() == 60);
        assertThat(episodes.getLast().id()).isEqualTo("39");
        words[words.length - 1] = again;
        json(Invocation.of(words));
        assertThat(again).hasSameBinaryContentAs(csv);
    }

    @Test
    void recordsAWorldFile() {
        Path lines = folder.resolve("cliff.jsonl");
        Path report = folder.resolve("report.html");
        Invocation trace = Invocation.of(
                "environment",
                "trace",
                CLIFF,
                "--encoding",
                "index",
                "--max-steps",
                "5",
                "--out",
                lines,
                "--html",
                report);
        assertThat(trace.code()).as(trace.err()).isZero();
        assertThat(trace.out())
                .contains("Cliff: 10 episodes of random behaviour")
                .contains("fall", "time", "goal");
        assertThat(TrajectoryFile.read(lines))
                .hasSize(10)
                .allMatch(one -> one.length() == 5 || one.end() == StepEnd.TERMINATED);
        assertThat(report).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "check CartPole-v0; must be a world file or one of CartPole-v1, Acrobot-v1",
                "check CartPole-v0; Maybe you meant 'CartPole-v1'",
                "check none.yaml; none.yaml: does not exist",
                "check puck --time-limit 5; they are for world files",
                "check CLIFF --encoding binary; --encoding 'binary' must be one-hot or index",
                "check CLIFF --time-limit 0; --time-limit (0) must be at least 1",
                "trace puck; Missing required option: '--out=FILE'",
                "trace puck --episodes 0 --out OUT; must be at least 1, are 0 and 10000",
                "trace puck --behaviour expert --out OUT; --behaviour 'expert' must be random or scripted",
                "trace CLIFF --behaviour scripted --out OUT; has no hand-written behaviour",
                "trace puck --out .; must name a file to write",
            })
    void badInputIsNamed(String arguments, String problem) {
        String words = "environment " + arguments
                + (arguments.startsWith("check") || arguments.contains("--out") ? " --no-html" : "");
        Invocation invocation = Invocation.of((Object[]) words.replace("CLIFF", CLIFF.toString())
                .replace("OUT", folder.resolve("out.csv").toString())
                .split(" "));
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(2);
        assertThat(invocation.err()).contains(problem).doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }
}
