package dev.goodhart.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class PlanningTest {
    /** Two states; staying in 1 pays 1. From 0 the best is to go: V(1) = 1 / (1 - 0.9) = 10, V(0) = 0.9 * 10 = 9. */
    @Test
    void solvesTheTwoStateWorldByHand() {
        TabularMdp mdp = TabularMdp.builder(2, 2, 0.9)
                .transition(0, 0, 0, 1)
                .transition(0, 1, 1, 1)
                .transition(1, 0, 1, 1)
                .transition(1, 1, 0, 1)
                .start(0, 1)
                .build();
        double[] reward = {0, 0, 1, 0};
        Plan plan = new Planner(mdp).solve(reward);
        assertThat(plan.choice()).containsExactly(1, 0);
        assertThat(plan.values()[0]).isCloseTo(9, within(1e-12));
        assertThat(plan.values()[1]).isCloseTo(10, within(1e-12));
        // The uniform policy: V = r_pi + 0.9 * mean(V), r_pi = (0, 0.5), so mean(V) = 0.25 / 0.1 = 2.5.
        Evaluation uniform = Evaluation.of(mdp, TabularPolicy.uniform(mdp));
        assertThat(uniform.values(reward)[0]).isCloseTo(2.25, within(1e-12));
        assertThat(uniform.values(reward)[1]).isCloseTo(2.75, within(1e-12));
        // Visits: 1 at the start, then half and half of 0.9 / 0.1 = 9.
        assertThat(uniform.stateOccupancy()[0]).isCloseTo(5.5, within(1e-12));
        assertThat(uniform.stateOccupancy()[1]).isCloseTo(4.5, within(1e-12));
    }

    @Test
    void policyIterationAgreesWithValueIteration() {
        RandomGenerator random = RandomWorlds.random(1);
        for (int i = 0; i < 20; i++) {
            TabularMdp mdp = RandomWorlds.mdp(2 + random.nextInt(20), 1 + random.nextInt(4), 0.95, random);
            double[] reward = RandomWorlds.dense(mdp, random).expected(mdp);
            Plan exact = new Planner(mdp).solve(reward);
            Plan iterated = ValueIteration.solve(mdp, reward, 1e-9);
            for (int s = 0; s < mdp.states(); s++) {
                assertThat(iterated.values()[s]).isCloseTo(exact.values()[s], within(2e-9));
            }
        }
    }

    @Test
    void theIterativeSolverIsAsExactAsTheDirectOne() {
        TabularMdp mdp = RandomWorlds.grid(30, 0.2, 0.99);
        RandomGenerator random = RandomWorlds.random(2);
        double[] reward = RandomWorlds.stateAction(mdp, random).expected(mdp);
        assertThat(mdp.states()).isGreaterThan(SparseSystem.DIRECT_LIMIT);
        for (TabularPolicy policy : new TabularPolicy[] {
            TabularPolicy.uniform(mdp), new Planner(mdp).solve(reward).policy()
        }) {
            Evaluation evaluation = Evaluation.of(mdp, policy);
            double[] values = evaluation.values(reward);
            double[] advantage = evaluation.advantages(reward);
            double worst = 0;
            for (int s = 0; s < mdp.states(); s++) {
                double residual = 0;
                for (int a = 0; a < 4; a++) {
                    residual += policy.probability()[4 * s + a] * advantage[4 * s + a];
                }
                worst = Math.max(worst, Math.abs(residual));
            }
            assertThat(worst).isLessThan(1e-11);
            double occupancySum = Arrays.stream(evaluation.stateOccupancy()).sum();
            assertThat(occupancySum).isCloseTo(100, within(1e-8));
            assertThat(Backup.dot(evaluation.occupancy(), reward))
                    .isCloseTo(Backup.dot(mdp.start(), values), within(1e-9));
        }
    }

    @Test
    void noActionImprovesOnThePlanOfALargeWorld() {
        TabularMdp mdp = RandomWorlds.grid(40, 0.1, 0.99);
        double[] reward = RandomWorlds.stateAction(mdp, RandomWorlds.random(3)).expected(mdp);
        Plan plan = new Planner(mdp).solve(reward);
        double[] q = Backup.actionValues(mdp, reward, plan.values());
        for (int row = 0; row < q.length; row++) {
            assertThat(q[row]).isLessThanOrEqualTo(plan.values()[row / 4] + 1e-9);
        }
        Plan rough = new Planner(mdp, 1e-5).solve(reward);
        assertThat(rough.expectedReturn()).isCloseTo(plan.expectedReturn(), within(1e-5 * 4 / 0.01));
    }

    @Test
    void pressureRunsFromUniformToOptimal() {
        RandomGenerator random = RandomWorlds.random(4);
        TabularMdp mdp = RandomWorlds.mdp(12, 3, 0.9, random);
        double[] reward = RandomWorlds.dense(mdp, random).expected(mdp);
        SoftPlanner soft = new SoftPlanner(mdp);
        double uniform = Evaluation.of(mdp, TabularPolicy.uniform(mdp)).expectedReturn(reward);
        double optimal = new Planner(mdp).solve(reward).expectedReturn();
        double last = uniform;
        for (double pressure : new double[] {0, 0.1, 1, 10, 100, 1e4}) {
            double reached = Evaluation.of(mdp, soft.solve(reward, pressure)).expectedReturn(reward);
            assertThat(reached).isGreaterThanOrEqualTo(last - 1e-9);
            last = reached;
        }
        assertThat(last).isCloseTo(optimal, within(1e-3));
    }

    /** One state, two actions: the soft policy is the softmax of the rewards, whatever the discount. */
    @Test
    void softPolicyOfABanditIsItsSoftmax() {
        TabularMdp mdp = TabularMdp.builder(1, 2, 0.5)
                .transition(0, 0, 0, 1)
                .transition(0, 1, 0, 1)
                .start(0, 1)
                .build();
        TabularPolicy policy = new SoftPlanner(mdp).solve(new double[] {1, 0}, 2);
        assertThat(policy.probability()[0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void qLearningSolvesASmallGridAndRepeatsItself() {
        TabularMdp mdp = RandomWorlds.grid(4, 0.1, 0.95);
        double[] goal = new double[16];
        goal[15] = 1;
        var reward = dev.goodhart.reward.TabularReward.onTransitions(mdp, entering(mdp, 15));
        double optimal = new Planner(mdp).solve(reward.expected(mdp)).expectedReturn();
        var settings = new QLearning.Settings(60_000, 4, 0.1, 0.2, 100);
        var first = QLearning.train(mdp, reward, settings, RandomWorlds.random(5));
        var second = QLearning.train(mdp, reward, settings, RandomWorlds.random(5));
        assertThat(first).hasSize(4);
        assertThat(first.getLast().choice()).isEqualTo(second.getLast().choice());
        double learned = Evaluation.of(
                        mdp, TabularPolicy.deterministic(4, first.getLast().choice()))
                .expectedReturn(reward.expected(mdp));
        assertThat(learned).isGreaterThan(0.97 * optimal);
    }

    private static double[] entering(TabularMdp mdp, int goal) {
        double[] values = new double[mdp.transitions()];
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                values[k] = mdp.successor()[k] == goal && row / mdp.actions() != goal ? 1 : 0;
            }
        }
        return values;
    }
}
