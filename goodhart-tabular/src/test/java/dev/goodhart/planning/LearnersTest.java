package dev.goodhart.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import org.junit.jupiter.api.Test;

final class LearnersTest {
    private static final TabularMdp DOOR = TabularMdp.builder(2, 2, 0.5)
            .transition(0, 0, 1, 1)
            .transition(0, 1, 0, 1)
            .terminal(1)
            .start(0, 1)
            .build();
    private static final TabularReward GOAL = TabularReward.onStateAction(2, 2, new double[] {1, 0, 0, 0});

    @Test
    void oneUpdateOfReinforceIsItsFormula() {
        SoftmaxReinforce learner = new SoftmaxReinforce(
                DOOR, new double[4], new SoftmaxReinforce.Settings(0.1, 8, 1, 1, 1), RandomWorlds.random(1));
        Episode episode = learner.episode(LearnerReward.of(DOOR, GOAL));

        // An episode of n steps stays n - 1 times and leaves, if it is not cut off: G_t = 0.5^(n-1-t), and the policy
        // was uniform.
        int n = episode.steps();
        assertThat(episode.actions()[n - 1]).isZero();
        double lead = 0;
        for (int t = 0; t < n; t++) {
            lead += Math.pow(0.5, n - 1 - t) * (t == n - 1 ? 0.5 : -0.5);
        }
        double difference = 2 * 0.1 * lead / n;
        assertThat(learner.policy().probability()[0]).isCloseTo(1 / (1 + Math.exp(-difference)), within(1e-12));
    }

    @Test
    void bothLearnersFindTheDoor() {
        SoftmaxReinforce gradient =
                new SoftmaxReinforce(DOOR, new double[4], SoftmaxReinforce.Settings.defaults(), RandomWorlds.random(2));
        for (int i = 0; i < 500; i++) {
            gradient.episode(LearnerReward.of(DOOR, GOAL));
        }
        assertThat(gradient.policy().probability()[0]).isGreaterThan(0.9);
        assertThat(gradient.latest()).hasSize(10);
        for (QLearner.Ties ties : QLearner.Ties.values()) {
            QLearner values =
                    new QLearner(DOOR, LearnerReward.of(DOOR, GOAL), 0.5, 0.2, 10, ties, RandomWorlds.random(3));
            int episodes = 0;
            while (episodes < 50) {
                episodes += values.step() ? 1 : 0;
            }
            assertThat(values.greedy()[0]).isZero();
        }
    }

    @Test
    void cutEpisodesEarnTheFirstStepsOnly() {
        // Uniform: V_1 = 0.5, V_2 = 0.5 + 0.5 * 0.5 * V_1 = 0.625; the best leaves at once.
        double[] expected = GOAL.expected(DOOR);
        assertThat(FiniteHorizon.value(DOOR, TabularPolicy.uniform(DOOR), expected, 2))
                .isCloseTo(0.625, within(1e-15));
        assertThat(FiniteHorizon.optimum(DOOR, expected, 2)).isEqualTo(1);
        assertThat(FiniteHorizon.optimum(DOOR, expected, 0)).isZero();
    }

    @Test
    void samplesFollowTheProbabilities() {
        TabularMdp world = TabularMdp.builder(2, 1, 0.5)
                .transition(0, 0, 0, 0.3)
                .transition(0, 0, 1, 0.7)
                .transition(1, 0, 1, 1)
                .start(0, 0.25)
                .start(1, 0.75)
                .build();
        TransitionSampler sampler = new TransitionSampler(world);
        var random = RandomWorlds.random(5);
        int moved = 0;
        int started = 0;
        for (int i = 0; i < 20_000; i++) {
            moved += world.successor()[sampler.transition(0, random)];
            started += sampler.start(random);
        }
        // Five standard deviations: 5 * sqrt(0.21 * 20000) = 324 and 5 * sqrt(0.1875 * 20000) = 306.
        assertThat(moved).isBetween(14_000 - 324, 14_000 + 324);
        assertThat(started).isBetween(15_000 - 306, 15_000 + 306);
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> new SoftmaxReinforce.Settings(0.1, 8, 1, 5, 4))
                .hasMessageContaining("has 0.1, 8, 1, 5 and 4");
        assertThatThrownBy(() -> new SoftmaxReinforce(
                        DOOR, new double[3], SoftmaxReinforce.Settings.defaults(), RandomWorlds.random(1)))
                .hasMessageContaining("states * actions = 4 numbers, are 3");
    }
}
