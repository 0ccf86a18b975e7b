package dev.goodhart.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class RegretTest {
    @Test
    void cuttingPlanesAgreeWithTheLinearProgram() {
        RandomGenerator random = RandomWorlds.random(10);
        int plans = 0;
        for (int i = 0; i < 60; i++) {
            TabularMdp mdp = RandomWorlds.mdp(8, 3, 0.9, random);
            TabularReward intended = RandomWorlds.dense(mdp, random);
            TabularReward proxy = intended.plus(RandomWorlds.dense(mdp, random).times(random.nextDouble() * 3));
            WorstCaseRegret worst = WorstCaseRegret.of(mdp, intended, proxy);
            double program = OccupancyProgram.worstCaseLoss(mdp, intended, proxy);
            assertThat(worst.regret() * worst.span()).isCloseTo(program, within(1e-8 * worst.span()));
            plans += worst.plans();
        }
        assertThat(plans / 60.0).isLessThan(24);
    }

    @Test
    void theWitnessShowsTheRegretAndTheProxyPrefersTheWorsePolicy() {
        RandomGenerator random = RandomWorlds.random(11);
        for (int i = 0; i < 20; i++) {
            TabularMdp mdp = RandomWorlds.mdp(8, 3, 0.9, random);
            TabularReward intended = RandomWorlds.dense(mdp, random);
            TabularReward proxy = RandomWorlds.dense(mdp, random);
            WorstCaseRegret worst = WorstCaseRegret.of(mdp, intended, proxy);
            Evaluation better = Evaluation.of(mdp, worst.better());
            Evaluation worse = Evaluation.of(mdp, worst.worse());
            double[] r1 = intended.expected(mdp);
            double[] r2 = proxy.expected(mdp);
            assertThat(better.expectedReturn(r1) - worse.expectedReturn(r1))
                    .isCloseTo(worst.regret() * worst.span(), within(1e-9));
            assertThat(worse.expectedReturn(r2)).isGreaterThanOrEqualTo(better.expectedReturn(r2) - 1e-9);
        }
    }

    @Test
    void oppositeRewardsRiskEverythingAndEqualOnesNothing() {
        RandomGenerator random = RandomWorlds.random(12);
        TabularMdp mdp = RandomWorlds.mdp(8, 3, 0.9, random);
        TabularReward reward = RandomWorlds.dense(mdp, random);
        assertThat(WorstCaseRegret.of(mdp, reward, reward.times(-2)).regret()).isCloseTo(1, within(1e-12));
        assertThat(WorstCaseRegret.of(mdp, reward, reward.times(3)).regret()).isCloseTo(0, within(1e-9));
    }

    /** A shaping reward lets all policies tie, so it prefers none to the worst one; its returns differ by rounding alone. */
    @Test
    void aTrivialProxyRisksEverything() {
        RandomGenerator random = RandomWorlds.random(15);
        for (int i = 0; i < 50; i++) {
            TabularMdp mdp = RandomWorlds.mdp(8, 3, 0.9, random);
            TabularReward intended = RandomWorlds.dense(mdp, random);
            TabularReward shaping =
                    PotentialShaping.of(mdp, random.doubles(8, -5, 5).toArray());
            WorstCaseRegret worst = WorstCaseRegret.of(mdp, intended, shaping);
            assertThat(worst.regret()).isCloseTo(1, within(1e-9));
            assertThat(worst.plans()).isEqualTo(2);
            assertThat(WorstCaseRegret.of(mdp, intended, TabularReward.zero(8, 3))
                            .regret())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void worstCaseRegretCanBeReadOffTheExactRegion() {
        RandomGenerator random = RandomWorlds.random(13);
        for (int i = 0; i < 15; i++) {
            TabularMdp mdp = RandomWorlds.mdp(8, 3, 0.9, random);
            TabularReward intended = RandomWorlds.dense(mdp, random);
            TabularReward proxy = RandomWorlds.dense(mdp, random);
            AchievableRegion region = AchievableRegion.of(mdp, intended, proxy, AchievableRegion.Settings.exact());
            double most = 0;
            Polygon polygon = region.inner();
            for (double x : polygon.x()) {
                double low = polygon.lowest(x);
                double high = highestUpTo(polygon, x);
                most = Math.max(most, high - low);
            }
            assertThat(WorstCaseRegret.of(mdp, intended, proxy).regret()).isCloseTo(most, within(1e-8));
        }
    }

    /** The largest y among points with x at most a level: the mirror image of {@code highest}. */
    private static double highestUpTo(Polygon polygon, double level) {
        double[] mirrored = new double[polygon.corners()];
        for (int i = 0; i < mirrored.length; i++) {
            mirrored[i] = -polygon.x()[i];
        }
        return new Polygon(mirrored, polygon.y()).highest(-level);
    }

    @Test
    void everyPolicyLiesInTheRegionAndTheCornersAreReached() {
        RandomGenerator random = RandomWorlds.random(14);
        TabularMdp mdp = RandomWorlds.mdp(10, 3, 0.9, random);
        TabularReward intended = RandomWorlds.dense(mdp, random);
        TabularReward proxy = RandomWorlds.dense(mdp, random);
        AchievableRegion region = AchievableRegion.of(mdp, intended, proxy, AchievableRegion.Settings.defaults());
        assertThat(region.gap()).isLessThanOrEqualTo(1e-4);
        assertThat(region.guarantee(1).reachedHigh()).isBetween(0.0, 1.0);
        for (int i = 0; i < 200; i++) {
            var policy = new Planner(mdp)
                    .solve(RandomWorlds.dense(mdp, random).expected(mdp))
                    .policy();
            Evaluation evaluation = Evaluation.of(mdp, policy);
            double x = region.proxyRange().share(evaluation.expectedReturn(proxy.expected(mdp)));
            double y = region.intendedRange().share(evaluation.expectedReturn(intended.expected(mdp)));
            AchievableRegion.Guarantee guarantee = region.guarantee(x);
            assertThat(y).isBetween(guarantee.sure() - 1e-9, guarantee.possible() + 1e-9);
        }
        AchievableRegion exact = AchievableRegion.of(mdp, intended, proxy, AchievableRegion.Settings.exact());
        assertThat(exact.inner().corners())
                .isGreaterThanOrEqualTo(region.inner().corners());
        assertThat(exact.guarantee(0.8).sure()).isCloseTo(exact.guarantee(0.8).reachedLow(), within(1e-8));
    }
}
