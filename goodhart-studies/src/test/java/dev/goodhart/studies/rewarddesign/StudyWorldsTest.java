package dev.goodhart.studies.rewarddesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.FiniteHorizon;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The study's worlds are those of the example files, and have the values that an independent prototype found. */
final class StudyWorldsTest {
    @Test
    void theRoom() {
        check("rooms", Room.world(), Room.goal());
        double best = new Planner(Room.world())
                .solve(Room.goal().expected(Room.world()))
                .expectedReturn();
        assertThat(best).isCloseTo(5.999502, within(1e-6));
    }

    @Test
    void theLineWithTheKey() {
        check("key-line", KeyLine.world(), KeyLine.goal());
        assertThat(FiniteHorizon.optimum(KeyLine.world(), KeyLine.goal().expected(KeyLine.world()), KeyLine.STEPS))
                .isCloseTo(4.19994, within(1e-5));
    }

    @Test
    void theChain() {
        check("chain", LongChain.world(), LongChain.goal(0));
        assertThat(FiniteHorizon.optimum(
                        LongChain.world(), LongChain.goal(0).expected(LongChain.world()), LongChain.STEPS))
                .isCloseTo(13.7038, within(1e-4));
    }

    private static void check(String name, TabularMdp world, TabularReward goal) {
        WorldFile file = WorldFile.read(Path.of("..", "examples", name + ".yaml"));
        TabularMdp read = file.world().mdp();
        assertThat(read.rowStart()).isEqualTo(world.rowStart());
        assertThat(read.successor()).isEqualTo(world.successor());
        assertThat(read.probability()).containsExactly(world.probability(), within(1e-15));
        assertThat(read.start()).isEqualTo(world.start());
        assertThat(read.terminal()).isEqualTo(world.terminal());
        assertThat(read.discount()).isEqualTo(world.discount());
        assertThat(file.intended().total().expected(read)).isEqualTo(goal.expected(world));
    }
}
