package dev.goodhart.studies.heron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.goodhart.hierarchy.Margin;
import dev.goodhart.hierarchy.WeightedSumReward;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.planning.TransitionSampler;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrossingWorldTest {
    private final CrossingWorld world = new CrossingWorld();

    /** Deviations of the means of segments of 20 random steps, from any state on. 4000 segments fix them to about 1.5 %. */
    @Test
    void segmentsVaryAsInTheTable() {
        RandomGenerator random = SeedTree.of("crossing-test").generator();
        TransitionSampler sampler = new TransitionSampler(world.mdp());
        TabularPolicy uniform = TabularPolicy.uniform(world.mdp());
        double[][] means = new double[3][4000];
        for (int segment = 0; segment < 4000; segment++) {
            int state = sampler.start(random);
            for (int step = 0; step < 20; step++) {
                int row = sampler.row(uniform, state, random);
                for (int f = 0; f < 3; f++) {
                    means[f][segment] += world.factor(f)[row] / 20;
                }
                state = world.mdp().successor()[sampler.transition(row, random)];
            }
        }
        for (int f = 0; f < 3; f++) {
            assertThat(Margin.standardDeviations(1).over(means[f]))
                    .isCloseTo(ExactPart.DEVIATIONS[f], withinPercentage(7.5));
        }
    }

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
