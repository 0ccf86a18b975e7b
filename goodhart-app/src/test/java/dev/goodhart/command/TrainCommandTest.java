package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandTest {
    private static final Path BOAT_RACE = Path.of("..", "examples", "boat-race.yaml");

    @TempDir
    Path folder;

    /** Turning on the spot at a marker pays every second step of 90, so 45 at most; racing pays every third. */
    @Test
    void aProxyIsLearnedAndJudgedByWhatWasMeant() throws IOException {
        Path out = folder.resolve("boat");
        Invocation trained = Invocation.of(
                "train",
                BOAT_RACE,
                "--reward",
                "markers",
                "--steps",
                "6000",
                "--set",
                "learningRate=2e-3",
                "--out",
                out,
                "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        JsonNode answer = json(trained);
        JsonNode markers = answer.get("markers").get("mean");
        assertThat(markers.get(markers.size() - 1).asDouble()).isGreaterThan(35);
        JsonNode laps = answer.get("laps").get("mean");
        assertThat(laps.get(laps.size() - 1).asDouble()).isLessThan(3);
        assertThat(Files.readString(out.resolve("report.html"))).contains("markers", "laps", "--reward markers");
        assertThat(Files.readString(out.resolve("curves.csv")))
                .startsWith("steps,metric,value\n0,evaluation/markers,")
                .contains("episode/markers,", "episode/laps/back top,");

        JsonNode judged = json(Invocation.of("evaluate", out, "--episodes", "20", "--json"));
        assertThat(judged.get("markers").get("mean").asDouble()).isGreaterThan(35);
        assertThat(judged.get("arrows").get("mean").isNumber()).isTrue();

        Invocation again = Invocation.of("train", BOAT_RACE, "--out", out);
        assertThat(again.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(again.err()).contains("holds a run already", "Maybe add --resume");
    }

    /** What is over is not trained again; what was stored with another seed is not gone on with. */
    @Test
    void goesOnOnlyWithTheSameRun() {
        Path out = folder.resolve("run");
        String[] first = {"train", "identity-discrete", "--steps", "64", "--out", out.toString(), "--no-html", "--json"
        };
        Invocation trained = Invocation.of((Object[]) first);
        Invocation resumed = Invocation.of(
                "train", "identity-discrete", "--steps", "64", "--out", out, "--no-html", "--json", "--resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).isEqualTo(trained.out());

        Invocation other =
                Invocation.of("train", "identity-discrete", "--steps", "64", "--out", out, "--seed", "2", "--resume");
        assertThat(other.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(other.err()).contains("must be the checkpoint of", "seed 2", "is of", "seed 1");
    }

    /** What the folder says of its run stays as it is. */
    @Test
    void aRunOfAnotherRewardIsRefusedAndNothingIsWritten() throws IOException {
        Path out = folder.resolve("boat");
        Invocation trained =
                Invocation.of("train", BOAT_RACE, "--reward", "markers", "--steps", "64", "--out", out, "--no-html");
        assertThat(trained.code()).as(trained.err()).isZero();
        String before = Files.readString(out.resolve("run.json"));

        assertThat(refused("train", BOAT_RACE, "--reward", "laps", "--steps", "64", "--out", out, "--resume"))
                .contains("must be the checkpoint of", "laps", "is of", "markers");
        assertThat(out.resolve("run.json")).hasContent(before);
    }

    @Test
    void badInputIsNamedAndLeavesNothing() {
        Path out = folder.resolve("nothing");
        assertThat(refused("train", "CartPole-v2", "--out", out)).contains("Maybe you meant 'CartPole-v1'");
        assertThat(refused("train", "CartPole-v1", "--learner", "sac", "--out", out))
                .contains("Maybe use ppo or dqn");
        assertThat(refused("train", "CartPole-v1", "--set", "gama=1", "--out", out))
                .contains("Maybe you meant 'gamma'");
        assertThat(refused("train", "CartPole-v1", "--set", "gamma=2", "--out", out))
                .contains("must be in [0, 1]");
        assertThat(refused("train", "CartPole-v1", "--set", "hidden=[1000000000]", "--out", out))
                .contains("hidden ([1000000000]) must be", "each from 1 to 8192");
        assertThat(refused("train", "CartPole-v1", "--set", "nSteps=2000000000", "--out", out))
                .contains("nSteps (2000000000) must be at most 2097152 with nEnvs of 8");
        assertThat(refused("train", "CartPole-v1", "--learner", "dqn", "--set", "batchSize=1000000000", "--out", out))
                .contains("batchSize (1000000000) must be from 1 to 1048576");
        assertThat(refused("train", "CartPole-v1", "--set", "nEnvs=1000000000", "--out", out))
                .contains("from 1 to 65536 copies (nEnvs)");
        assertThat(refused("train", BOAT_RACE, "--reward", "marker", "--out", out))
                .contains("Maybe you meant 'markers'");
        assertThat(refused("train", "CartPole-v1", "--time-limit", "9", "--out", out))
                .contains("for world files");
        assertThat(refused("evaluate", out)).contains("must hold a run");
        assertThat(out).doesNotExist();
    }

    @Test
    void aGradientWithoutBoundsIsNoFaultOfGoodhart() {
        assertThat(refused(
                        "train",
                        "identity-discrete",
                        "--steps",
                        "2048",
                        "--set",
                        "learningRate=1e30",
                        "--out",
                        folder.resolve("far")))
                .startsWith("goodhart: The gradient must be finite")
                .contains("Maybe the learning rate (1.0E30)")
                .doesNotContain("\tat ");
    }

    private static String refused(Object... arguments) {
        Invocation invocation = Invocation.of(arguments);
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(invocation.out()).isEmpty();
        return invocation.err();
    }

    private static JsonNode json(Invocation invocation) {
        assertThat(invocation.code()).as(invocation.err()).isZero();
        return JsonMapper.builder().build().readTree(invocation.out());
    }
}
