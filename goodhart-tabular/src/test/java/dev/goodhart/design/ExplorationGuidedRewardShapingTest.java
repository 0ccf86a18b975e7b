package dev.goodhart.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Episode;
import dev.goodhart.planning.SoftmaxReinforce;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplorationGuidedRewardShapingTest {
    /** From state 0, action 0 ends the episode and is paid 1, action 1 stays. */
    private static final TabularMdp DOOR = TabularMdp.builder(2, 2, 0.5)
            .transition(0, 0, 1, 1)
            .transition(0, 1, 0, 1)
            .terminal(1)
            .start(0, 1)
            .build();

    private static final TabularReward GOAL = TabularReward.onStateAction(2, 2, new double[] {1, 0, 0, 0});

    /** Stays once, then leaves; the transitions of state 0 are 0 (leave) and 1 (stay). */
    private static final Episode EPISODE = new Episode(
            new int[] {0, 0}, new int[] {1, 0}, new int[] {1, 0}, new double[] {5, 5}, new double[] {0.5, 0.5, 0.5, 0.5
            });

    @Test
    void theBonusFadesAsTheRootOfTheVisits() {
        CountBonus bonus = new CountBonus(DOOR, 2, 4);
        // (2 / 4)^2 = 0.25: 2 / sqrt(0.25) = 4, after six visits 2 / sqrt(6.25) = 0.8; nothing for the end.
        assertThat(bonus.of(0)).isEqualTo(4);
        for (int i = 0; i < 6; i++) {
            bonus.visit(0);
        }
        assertThat(bonus.of(0)).isCloseTo(0.8, within(1e-15));
        assertThat(bonus.of(1)).isZero();
        assertThat(bonus.visits()).containsExactly(6, 0);
    }

    @Test
    void phiFollowsTheIntendedReturnsAndNotThePaidOnes() {
        SelfSupervisedRewardShaping self =
                new SelfSupervisedRewardShaping(DOOR, GOAL, 0.1, 0.2, Double.POSITIVE_INFINITY);
        self.learn(List.of(EPISODE));
        // Returns 0.5 (stay) and 1 (leave), critic 0. Stay adds 0.5 * 0.5 * (-0.5, +0.5) = (-0.125, 0.125), leave 0.5 *
        // 1 * (0.5, -0.5) = (0.25, -0.25):
        // phi = 0.1 * (0.125, -0.125); V = 0.2 * (0.5 + 1) / 2 = 0.15.
        assertThat(self.of(0, 0)).isCloseTo(0.0125, within(1e-15));
        assertThat(self.of(0, 1)).isCloseTo(-0.0125, within(1e-15));
        assertThat(self.critic()).containsExactly(new double[] {0.15, 0}, within(1e-15));
    }

    @Test
    void phiIsClipped() {
        SelfSupervisedRewardShaping self = new SelfSupervisedRewardShaping(DOOR, GOAL, 0.1, 0.2, 0.01);
        self.learn(List.of(EPISODE));

        assertThat(self.phi()).containsExactly(0.01, -0.01, 0, 0);
    }

    @Test
    void theEpisodeIsPaidTheSumOfItsParts() {
        ExplorationGuidedRewardShaping shaping = new ExplorationGuidedRewardShaping(
                DOOR,
                GOAL,
                ExplorationGuidedRewardShaping.Variant.BOTH,
                new ExplorationGuidedRewardShaping.Settings(0.1, 0.2, Double.POSITIVE_INFINITY, 2, 4));
        shaping.learn(List.of(EPISODE));

        // The bonus for the state entered is found before the step is counted.
        assertThat(shaping.pay(0, 1, 1)).isCloseTo(0 - 0.0125 + 4, within(1e-12));
        assertThat(shaping.pay(0, 1, 1)).isCloseTo(-0.0125 + 2 / Math.sqrt(1.25), within(1e-12));
        assertThat(shaping.pay(0, 0, 0)).isCloseTo(1 + 0.0125, within(1e-12));
        assertThat(shaping.visits()).containsExactly(3, 0);
    }

    @Test
    void anAgentWithoutAnExpertEndsWithARewardThatKeepsTheDoor() {
        ExplorationGuidedRewardDesign.Settings settings = new ExplorationGuidedRewardDesign.Settings(
                ExplorationGuidedRewardShaping.Settings.defaults(), SoftmaxReinforce.Settings.defaults(), 400, 5, 1);
        DesignedReward designed = new ExplorationGuidedRewardDesign(settings).design(DOOR, GOAL);

        assertThat(designed.certificate().keepsOptimalActions()).isTrue();
        assertThat(designed.total().value(0, 0, 1)).isGreaterThan(1);
        assertThat(designed.total().value(0, 1, 0)).isNegative();
        assertThat(new ExplorationGuidedRewardDesign(settings)
                        .design(DOOR, GOAL)
                        .rows(DOOR))
                .isEqualTo(designed.rows(DOOR));
    }

    @Test
    void rankedEpisodesTeachByTheirDiscountedVisits() {
        Episode cutOff =
                new Episode(new int[] {0}, new int[] {1}, new int[] {1}, new double[] {9}, new double[] {0.5, 0.5});
        RankedRewardShaping ranked = new RankedRewardShaping(DOOR, GOAL, 0.4, 10, RandomWorlds.random(1));
        ranked.learn(List.of(EPISODE, cutOff));
        // One pair, intended returns 0.5 > 0, phi equal: 0.4 * 1/2 * (visits of leave 0.5 - 0, of stay 1 - 1).
        assertThat(ranked.phi()).containsExactly(new double[] {0.1, 0, 0, 0}, within(1e-15));
        // Then phi(better) - phi(worse) = 0.05 and the pair surprises by 1 / (1 + exp(0.05)).
        ranked.learn(List.of(cutOff, EPISODE));
        assertThat(ranked.of(0, 0)).isCloseTo(0.1 + 0.4 * 0.5 / (1 + Math.exp(0.05)), within(1e-15));
        double[] before = ranked.phi();
        ranked.learn(List.of(EPISODE, EPISODE));
        assertThat(ranked.phi()).isEqualTo(before);
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> new CountBonus(DOOR, 0, 1)).hasMessageContaining("has 0.0 and 1.0");
        assertThatThrownBy(() -> new SelfSupervisedRewardShaping(DOOR, GOAL, 0.1, -1, 1))
                .hasMessageContaining("criticRate > 0");
    }
}
