package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.RewardAudit;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit of a log from a finite world against the exact audit of that world. */
class LogAuditAgreementTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final int EPISODES = 1_500;

    @TempDir
    private Path folder;

    /**
     * Sound or not is told alike for all nine. Of 'looks-watered' the log does not say which way it fails: few of its episodes stay in
     * the bucket long enough to stand among the top 1 %, and the interval there is wide.
     */
    @ParameterizedTest
    @CsvSource({
        "boat-race, markers, GAMED",
        "boat-race, arrows, GAMED",
        "boat-race, arrows-both-ways, SOUND",
        "clickbait, clicks, GAMED",
        "clickbait, survey, SOUND",
        "vase, parcel, GAMED",
        "vase, parcel-kept-apart, SOUND",
        "tomato-watering, looks-watered, UNDECIDED",
        "tomato-watering, bucket-closed, SOUND"
    })
    void agreesWithTheExactAudit(String name, String proxyName, String verdict) throws IOException {
        WorldFile world = WorldFile.read(EXAMPLES.resolve(name + ".yaml"));
        NamedReward proxy = proxy(world, proxyName);
        boolean sound = RewardAudit.of(
                        world.world(),
                        world.intended(),
                        proxy,
                        AuditSettings.forWorld(world.world().mdp()))
                .verdict()
                .acceptable();
        SimulatedLog simulated = new SimulatedLog(world, proxy, 7);
        Path log = Files.writeString(folder.resolve("log.csv"), simulated.csv(EPISODES));

        Invocation run = Invocation.of(
                "audit", "--log", log, "--weights", simulated.weights(), "--json", "--no-html", "--resamples", 300);

        assertThat(run.err()).isEmpty();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("verdict").asString()).as(run.out()).isEqualTo(verdict);
        assertThat(run.code()).isEqualTo(sound ? 0 : 1);
    }

    @Test
    void theExampleIsMadeByItsRecipe() throws IOException {
        WorldFile world = WorldFile.read(EXAMPLES.resolve("boat-race.yaml"));
        String csv = new SimulatedLog(world, proxy(world, "arrows"), 7).csv(1_200);

        assertThat(EXAMPLES.resolve("log").resolve("boat-race.csv")).hasContent(csv);
    }

    private static NamedReward proxy(WorldFile world, String name) {
        return world.proxies().stream()
                .filter(reward -> reward.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
