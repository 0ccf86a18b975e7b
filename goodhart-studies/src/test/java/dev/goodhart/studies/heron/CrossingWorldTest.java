package dev.goodhart.studies.heron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.hierarchy.WeightedSumReward;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrossingWorldTest {
    private final CrossingWorld world = new CrossingWorld();

    private double[] optimal(double... weights) {
        return world.averages(new Planner(world.mdp())
                .solve(world.reward(new WeightedSumReward(weights)))
                .policy());
    }

    @Test
    void averagesAreThoseOfTheTable() {
        int[] never = new int[world.mdp().states()];
        int[] always = never.clone();
        Arrays.fill(always, 1);

        assertThat(world.averages(TabularPolicy.uniform(world.mdp())))
                .containsExactly(new double[] {.10213, 4.09829, .33328}, within(1e-5));
        assertThat(world.averages(TabularPolicy.deterministic(2, never)))
                .containsExactly(new double[] {.32304, 4.31832, 0}, within(1e-5));
        assertThat(world.averages(TabularPolicy.deterministic(2, always)))
                .containsExactly(new double[] {.17163, 5.45808, .5}, within(1e-5));
        assertThat(optimal(-1, 0, 0)).containsExactly(new double[] {.00601, 2.34075, .21917}, within(1e-5));
        assertThat(optimal(0, -1, 0)).containsExactly(new double[] {.00728, 2.24822, .23708}, within(1e-5));
        assertThat(optimal(-1, -1, -1)).containsExactly(new double[] {.00721921, 2.25485934, .21635389}, within(1e-8));
    }
}
