package dev.goodhart.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class DesignedRewardTest {
    @Test
    void theRowsOfAnyRewardReadBackFromAWorldFile() {
        RandomGenerator random = RandomWorlds.random(9);
        TabularMdp world = RandomWorlds.grid(3, 0.2, 0.9);
        TabularReward intended = RandomWorlds.stateAction(world, random)
                .plus(TabularReward.onSuccessor(4, random.doubles(9).toArray()));
        DesignedReward designed = PotentialRewardDesign.defaults().design(world, intended);

        TabularReward read = WorldFile.parse("grid.yaml", yaml(world, designed.rows(world)))
                .rewards()
                .get(1)
                .total();

        double[] expected = TargetPolicy.expected(world, designed.total());
        double[] again = read.expected(world);
        for (int row = 0; row < expected.length; row++) {
            assertThat(again[row]).isCloseTo(expected[row], within(1e-12));
        }
        assertThat(designed.payingStates(world)).isEqualTo(8);
    }

    @Test
    void whatAllActionsShareIsOneRow() {
        TabularMdp world = RandomWorlds.grid(2, 0, 0.9);
        TabularReward reward =
                TabularReward.onStateAction(4, 4, new double[] {2, 2, 2, 2, 0, 0, 3, 0, 0, 0, 0, 0, 9, 9, 9, 9});

        assertThat(RewardRow.of(world, reward))
                .containsExactly(new RewardRow(0, -1, -1, 2), new RewardRow(1, 2, -1, 3));
    }

    private static String yaml(TabularMdp world, List<RewardRow> rows) {
        StringBuilder yaml = new StringBuilder("name: Grid\ndiscount: 0.9\nworld:\n  states: 9\n  actions: 4\n"
                + "  start: [\"0\"]\n  terminal: [\"8\"]\n  transitions:\n");
        for (int row = 0; row < 32; row++) {
            for (int k = world.rowStart()[row]; k < world.rowStart()[row + 1]; k++) {
                yaml.append("    - [")
                        .append(row / 4)
                        .append(", ")
                        .append(row % 4)
                        .append(", ");
                yaml.append(world.successor()[k])
                        .append(", ")
                        .append(world.probability()[k])
                        .append("]\n");
            }
        }
        yaml.append("rewards:\n  zero:\n    intended: true\n    terms: [{name: none, step: true, value: 0}]\n"
                + "  designed:\n    table:\n");
        for (RewardRow row : rows) {
            yaml.append("      - [")
                    .append(name(row.state()))
                    .append(", ")
                    .append(name(row.action()))
                    .append(", ");
            yaml.append(name(row.next())).append(", ").append(row.value()).append("]\n");
        }
        return yaml.toString();
    }

    private static String name(int index) {
        return index == RewardRow.ANY ? "\"*\"" : Integer.toString(index);
    }
}
