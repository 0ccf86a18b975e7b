package dev.goodhart.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.comparison.PolicyOrdering;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Java on the method's page says what the page says it does. */
final class ShapingPageTest {
    @Test
    void theSnippetDoesWhatThePageSays() {
        WorldFile file = WorldFile.read(Path.of("..", "examples", "mazes", "u.yaml"));
        World world = file.world();
        int goal = world.stateNames().indexOf("r11c6");
        GraphReward reward =
                GraphReward.from(StateGraph.of(world), GraphSignal.SUCCESSOR, GraphReward.Mode.POTENTIAL, goal);
        TabularReward shaped = file.intended().total().plus(reward.on(world.mdp()));
        SignalAudit audit = reward.audit();

        assertThat(audit.reachRate()).isEqualTo(1);
        assertThat(audit.climbRate()).isEqualTo(1);
        assertThat(new RewardComparator(world.mdp()).ordering(file.intended().total(), shaped))
                .isEqualTo(PolicyOrdering.SAME);
    }
}
