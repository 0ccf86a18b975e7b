package dev.goodhart.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldFileTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @Test
    void readsNamesRolesAndTerms() {
        WorldFile file = WorldFile.read(EXAMPLES.resolve("boat-race.yaml"));
        assertThat(file.world().name()).isEqualTo("Boat race");
        assertThat(file.world().mdp().discount()).isEqualTo(0.95);
        assertThat(file.intended().name()).isEqualTo("laps");
        assertThat(file.proxies().stream().map(NamedReward::name))
                .containsExactly("markers", "arrows", "arrows-both-ways");
        assertThat(file.proxies().stream().map(NamedReward::role))
                .containsExactly(RewardRole.PROXY, RewardRole.PROXY, RewardRole.SHAPED);
        assertThat(file.descriptions()).hasSize(4);
        assertThat(file.intended().terms()).hasSize(8);
    }

    @Test
    void readsTheCsvFilesBesideIt() {
        WorldFile file = WorldFile.read(EXAMPLES.resolve("clickbait.yaml"));
        // Half a click for any article, one for bait, one more for bait to whoever is hooked (state 3).
        NamedReward clicks = file.proxies().get(0);
        assertThat(clicks.total().value(0, 0, 1)).isEqualTo(0.5);
        assertThat(clicks.total().value(0, 1, 3)).isEqualTo(1);
        assertThat(clicks.total().value(3, 1, 3)).isEqualTo(2);
        assertThat(file.world().layout()).isNull();
    }

    @Test
    void needsNoIntendedRewardToCompare(@TempDir Path directory) throws IOException {
        String text = Files.readString(EXAMPLES.resolve("vase.yaml")).replace("    intended: true\n", "");
        Path file = Files.writeString(directory.resolve("any.yaml"), text);
        WorldFile read = WorldFile.readAnyRewards(file);
        assertThat(read.proxies()).hasSize(3);
        assertThatThrownBy(read::intended).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WorldFile.read(file)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void readsTextThatLiesNowhereButNoFilesBesideIt() throws IOException {
        String text = Files.readString(EXAMPLES.resolve("clickbait.yaml"));
        assertThatThrownBy(() -> WorldFile.parse("page", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no directory to find a CSV in");
    }

    @Test
    void givesTheSameRewardsTwice() {
        WorldFile once = WorldFile.read(EXAMPLES.resolve("tomato-watering.yaml"));
        WorldFile again = WorldFile.read(EXAMPLES.resolve("tomato-watering.yaml"));
        assertThat(again.world().stateNames()).isEqualTo(once.world().stateNames());
        assertThat(again.intended().total().entryValue())
                .isEqualTo(once.intended().total().entryValue());
        assertThat(again.world().mdp().probability())
                .isEqualTo(once.world().mdp().probability());
    }

    @Test
    void readsEveryWholeFileShownInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "world-files.md"));
        Matcher blocks =
                Pattern.compile("```yaml\n(name: .*?)```", Pattern.DOTALL).matcher(page);
        List<WorldFile> shown = new ArrayList<>();
        while (blocks.find()) {
            shown.add(WorldFile.parse("docs/world-files.md", blocks.group(1)));
        }
        assertThat(shown).hasSizeGreaterThanOrEqualTo(2);
        assertThat(shown).allSatisfy(file -> assertThat(file.warnings()).isEmpty());
    }
}
