package dev.goodhart.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CanonicalizationTest {
    /** The definitions, written out over the dense tensor. */
    @Test
    void epicAndDardMatchTheirDefinitionsTermByTerm() {
        RandomGenerator random = RandomWorlds.random(20);
        TabularMdp mdp = RandomWorlds.mdp(5, 3, 0.8, random);
        TabularReward reward = RandomWorlds.dense(mdp, random)
                .plus(RandomWorlds.stateAction(mdp, random))
                .plus(TabularReward.onSuccessor(3, new double[] {1, -2, 0.5, 3, 0}));
        Canonicalizer canonicalizer = new Canonicalizer(mdp);
        TabularReward epic = canonicalizer.canonicalize(CanonicalizationFunction.EPIC, reward);
        TabularReward dard = canonicalizer.canonicalize(CanonicalizationFunction.DARD, reward);
        for (int s = 0; s < 5; s++) {
            for (int a = 0; a < 3; a++) {
                for (int next = 0; next < 5; next++) {
                    assertThat(epic.value(s, a, next)).isCloseTo(epic(mdp, reward, s, a, next), within(1e-12));
                    assertThat(dard.value(s, a, next)).isCloseTo(dard(mdp, reward, s, a, next), within(1e-12));
                }
            }
        }
    }

    private static double epic(TabularMdp mdp, TabularReward reward, int s, int a, int next) {
        double sum = 0;
        for (int action = 0; action < 3; action++) {
            for (int from = 0; from < 5; from++) {
                for (int to = 0; to < 5; to++) {
                    sum += 0.8 * reward.value(next, action, to)
                            - reward.value(s, action, to)
                            - 0.8 * reward.value(from, action, to);
                }
            }
        }
        return reward.value(s, a, next) + sum / 75;
    }

    private static double dard(TabularMdp mdp, TabularReward reward, int s, int a, int next) {
        double sum = 0;
        for (int action = 0; action < 3; action++) {
            for (int one = 0; one < 5; one++) {
                for (int two = 0; two < 5; two++) {
                    sum += mdp.probabilityOf(s, action, one)
                            * mdp.probabilityOf(next, action, two)
                            * (0.8 * reward.value(next, action, two)
                                    - reward.value(s, action, one)
                                    - 0.8 * reward.value(one, action, two));
                }
            }
        }
        return reward.value(s, a, next) + sum / 3;
    }

    /** With R = g Phi(s') - Phi(s) the four terms of DARD cancel pairwise, and so do those of EPIC. */
    @Test
    void shapingLeavesNothingInAnyFormThatRemovesIt() {
        RandomGenerator random = RandomWorlds.random(26);
        TabularMdp mdp = RandomWorlds.mdp(7, 3, 0.9, random);
        TabularReward reward = RandomWorlds.dense(mdp, random);
        TabularReward shaped =
                reward.plus(PotentialShaping.of(mdp, random.doubles(7, -5, 5).toArray()));
        Canonicalizer canonicalizer = new Canonicalizer(mdp);
        for (CanonicalizationFunction function : CanonicalizationFunction.values()) {
            TabularReward difference = canonicalizer
                    .canonicalize(function, shaped)
                    .plus(canonicalizer.canonicalize(function, reward).times(-1));
            double left = RewardNorm.LINF.of(mdp, difference);
            if (function == CanonicalizationFunction.NONE) {
                assertThat(left).isGreaterThan(0.1);
            } else {
                assertThat(left).as("%s", function).isLessThan(1e-12);
            }
        }
    }

    @Test
    void minimalFormsAreSmallerThanEveryOtherMemberOfTheirClass() {
        RandomGenerator random = RandomWorlds.random(21);
        TabularMdp mdp = RandomWorlds.mdp(6, 2, 0.9, random);
        TabularReward reward = RandomWorlds.dense(mdp, random);
        Canonicalizer canonicalizer = new Canonicalizer(mdp);
        TabularReward potential = canonicalizer.canonicalize(CanonicalizationFunction.MINIMAL_POTENTIAL, reward);
        TabularReward minimal = canonicalizer.canonicalize(CanonicalizationFunction.MINIMAL, reward);
        double potentialNorm = RewardNorm.L2.of(mdp, potential);
        double minimalNorm = RewardNorm.L2.of(mdp, minimal);
        assertThat(minimalNorm).isLessThan(potentialNorm);
        for (int i = 0; i < 50; i++) {
            TabularReward shaping =
                    PotentialShaping.of(mdp, random.doubles(6, -0.1, 0.1).toArray());
            assertThat(RewardNorm.L2.of(mdp, potential.plus(shaping))).isGreaterThan(potentialNorm);
            assertThat(RewardNorm.L2.of(mdp, minimal.plus(shaping))).isGreaterThan(minimalNorm);
        }
        // Each is still in the class of the reward it came from.
        assertThat(new RewardComparator(mdp).ordering(reward, minimal)).isEqualTo(PolicyOrdering.SAME);
        assertThat(new RewardComparator(mdp).ordering(reward, potential)).isEqualTo(PolicyOrdering.SAME);
    }

    @Test
    void largeWorldsGetTheSameMinimalFormAsSmallOnes() {
        TabularMdp mdp = RandomWorlds.grid(16, 0.2, 0.95);
        RandomGenerator random = RandomWorlds.random(22);
        TabularReward reward = RandomWorlds.stateAction(mdp, random);
        TabularReward minimal = new Canonicalizer(mdp).canonicalize(CanonicalizationFunction.MINIMAL, reward);
        // The normal equations: the residual, weighted twice, must be orthogonal to every shaping.
        double[] e = new double[mdp.states() * 4];
        double worst = 0;
        for (int trial = 0; trial < 20; trial++) {
            double[] shaping = PotentialShaping.of(
                            mdp, random.doubles(mdp.states(), -1, 1).toArray())
                    .expected(mdp);
            double dot = 0;
            for (int row = 0; row < e.length; row++) {
                double squares = 0;
                double value = 0;
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    squares += mdp.probability()[k] * mdp.probability()[k];
                    value = minimal.entryValue()[k] / mdp.probability()[k] * squares;
                }
                dot += value / squares * shaping[row];
            }
            worst = Math.max(worst, Math.abs(dot));
        }
        assertThat(worst).isLessThan(1e-8);
    }

    @Test
    void sparseAndDenseTensorsHaveTheSameNorm() {
        RandomGenerator random = RandomWorlds.random(23);
        TabularMdp mdp = RandomWorlds.grid(5, 0.1, 0.9);
        TabularReward sparse = RandomWorlds.stateAction(mdp, random)
                .plus(TabularReward.onSuccessor(4, random.doubles(25, -1, 1).toArray()))
                .plus(TabularReward.onTransitions(
                        mdp, random.doubles(mdp.transitions(), -1, 1).toArray()));
        double[] tensor = new double[25 * 4 * 25];
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] = sparse.value(i / 100, i / 25 % 4, i % 25);
        }
        TabularReward dense = TabularReward.dense(25, 4, tensor);
        for (RewardNorm norm : RewardNorm.values()) {
            assertThat(norm.of(mdp, sparse)).isCloseTo(norm.of(mdp, dense), within(1e-11));
        }
    }

    @Test
    void constantAndShapingRewardsAreTrivial() {
        RandomGenerator random = RandomWorlds.random(24);
        TabularMdp mdp = RandomWorlds.mdp(6, 2, 0.9, random);
        TabularReward constant = TabularReward.onState(2, new double[] {7, 7, 7, 7, 7, 7});
        TabularReward shaping =
                PotentialShaping.of(mdp, random.doubles(6, -5, 5).toArray());
        TabularReward real = RandomWorlds.dense(mdp, random);
        RewardComparator comparator = new RewardComparator(mdp);
        assertThat(comparator.ordering(constant, shaping)).isEqualTo(PolicyOrdering.BOTH_TRIVIAL);
        assertThat(comparator.ordering(real, shaping)).isEqualTo(PolicyOrdering.SECOND_TRIVIAL);
        assertThat(comparator.ordering(shaping, real)).isEqualTo(PolicyOrdering.FIRST_TRIVIAL);
        assertThat(comparator.distance(real, shaping)).isCloseTo(1, within(1e-12));
        assertThat(comparator.distance(constant, shaping)).isZero();
        assertThat(comparator.ordering(real, real.times(-3).plus(shaping))).isEqualTo(PolicyOrdering.OPPOSITE);
        assertThat(comparator.distance(real, real.times(-3).plus(shaping))).isCloseTo(2, within(1e-12));
    }

    /** What is paid on impossible transitions reaches no policy, however much it is. */
    @Test
    void hugeRewardsOffTheSupportChangeNothing() {
        RandomGenerator random = RandomWorlds.random(27);
        TabularMdp mdp = RandomWorlds.mdp(6, 2, 0.9, random);
        double[] noise = new double[6 * 2 * 6];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = mdp.probabilityOf(i / 12, i / 6 % 2, i % 6) == 0 ? 1e12 * random.nextGaussian() : 0;
        }
        TabularReward reward = RandomWorlds.stateAction(mdp, random);
        TabularReward noisy = reward.plus(TabularReward.dense(6, 2, noise));
        RewardComparator comparator = new RewardComparator(mdp);
        assertThat(comparator.ordering(reward, noisy)).isEqualTo(PolicyOrdering.SAME);
        assertThat(comparator.distance(StarcMetric.MINIMAL, reward, noisy)).isLessThan(1e-9);
        assertThat(comparator.distance(noisy, noisy.times(-1))).isCloseTo(2, within(1e-9));
    }

    @Test
    void contributionsAddUpToTheSquaredDistance() {
        RandomGenerator random = RandomWorlds.random(25);
        TabularMdp mdp = RandomWorlds.mdp(6, 2, 0.9, random);
        TabularReward first = RandomWorlds.dense(mdp, random);
        TabularReward second = RandomWorlds.dense(mdp, random);
        RewardComparator comparator = new RewardComparator(mdp);
        double sum = 0;
        for (double c : comparator.contributions(first, second)) {
            sum += c;
        }
        assertThat(Math.sqrt(sum)).isCloseTo(comparator.distance(first, second), within(1e-12));
    }

    @Test
    void theClusteredOrderKeepsNeighboursTogether() {
        double[][] distances = {{0, 9, 1, 8}, {9, 0, 9, 2}, {1, 9, 0, 8}, {8, 2, 8, 0}};
        int[] order = RewardClustering.order(distances);
        List<Integer> list = java.util.Arrays.stream(order).boxed().toList();
        assertThat(Math.abs(list.indexOf(0) - list.indexOf(2))).isEqualTo(1);
        assertThat(Math.abs(list.indexOf(1) - list.indexOf(3))).isEqualTo(1);
    }
}
