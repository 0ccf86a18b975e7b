package dev.goodhart.studies.sparl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.mdp.World;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrandWorldTest {
    private static final int SINK = 1;
    private static final int TAKE = 4;
    private static final int CLEAN = 5;
    private static final int PUT = 6;
    private static final int LOOK = 7;

    /** Goto source, take, goto sink, clean, goto target, put. */
    @Test
    void sixStepsDoTheErrand() {
        assertThat(ErrandWorld.distance(ErrandWorld.START)).isEqualTo(6);
        int state = ErrandWorld.START;
        for (int action : List.of(0, TAKE, SINK, CLEAN, 2, PUT)) {
            assertThat(ErrandWorld.isTerminal(state)).isFalse();
            assertThat(ErrandWorld.executed(state, action)).isTrue();
            state = ErrandWorld.next(state, action);
        }
        assertThat(ErrandWorld.isTerminal(state)).isTrue();
    }

    @Test
    void whatMakesNoSenseIsNotExecuted() {
        for (int action : List.of(3, TAKE, CLEAN, PUT)) {
            assertThat(ErrandWorld.executed(ErrandWorld.START, action))
                    .as("action " + action)
                    .isFalse();
            assertThat(ErrandWorld.next(ErrandWorld.START, action)).isEqualTo(ErrandWorld.START);
        }
        assertThat(ErrandWorld.executed(ErrandWorld.START, LOOK)).isTrue();
        assertThat(ErrandWorld.next(ErrandWorld.START, LOOK)).isEqualTo(ErrandWorld.START);
        int held = ErrandWorld.next(ErrandWorld.next(ErrandWorld.START, 0), TAKE);
        assertThat(ErrandWorld.executed(held, TAKE)).isFalse();
        int atSink = ErrandWorld.next(held, SINK);
        int clean = ErrandWorld.next(atSink, CLEAN);
        assertThat(ErrandWorld.executed(atSink, CLEAN)).isTrue();
        assertThat(ErrandWorld.executed(clean, CLEAN)).isFalse();
        int dirtyAtTarget = ErrandWorld.next(ErrandWorld.next(held, 2), PUT);
        assertThat(ErrandWorld.isTerminal(dirtyAtTarget)).isFalse();
        assertThat(ErrandWorld.next(dirtyAtTarget, TAKE)).isEqualTo(ErrandWorld.next(held, 2));
    }

    /** The figures that were computed for the study in another program. */
    @Test
    void theBaseAgentSucceedsAsComputed() {
        assertThat(success(0.5)).isCloseTo(0.075395, within(5e-7));
        assertThat(success(0.2)).isCloseTo(0.023576, within(5e-7));
        assertThat(success(1)).isCloseTo(0.330, within(5e-4));
    }

    private static double success(double kappa) {
        return ErrandValues.of(ErrandWorld.noisyExpertPolicy(kappa)).success();
    }

    /** 20,000 runs of a rate of 0.33 have a standard error of 0.0033; four are allowed. */
    @Test
    void runsSucceedAtThatRate() {
        List<ErrandRun> runs = ErrandRun.sample(
                ErrandWorld.noisyExpertPolicy(1), 20_000, SeedTree.of("errands").generator());

        assertThat(runs.stream().mapToDouble(ErrandRun::reward).average().orElseThrow())
                .isCloseTo(success(1), within(0.0133));
        assertThat(runs).allSatisfy(run -> assertThat(run.turns()).isBetween(6, ErrandWorld.HORIZON));
    }

    @Test
    void theGradientIsThatOfDifferences() {
        double[] logits = ErrandWorld.noisyExpertLogits(0.5);
        double[] gradient = ErrandValues.of(ErrandWorld.noisyExpertPolicy(0.5)).gradient();
        double step = 1e-4;
        for (int row = 0; row < logits.length; row += 7) {
            double up = shifted(logits, row, step);
            double down = shifted(logits, row, -step);
            assertThat(gradient[row]).as("row " + row).isCloseTo((up - down) / (2 * step), within(1e-9));
        }
    }

    private static double shifted(double[] logits, int row, double step) {
        double[] shifted = logits.clone();
        shifted[row] += step;
        return ErrandValues.of(TabularPolicy.softmax(ErrandWorld.STATES, ErrandWorld.ACTIONS, shifted)
                        .probability())
                .success();
    }

    /** The optimum is paid after six steps: discount^5. */
    @Test
    void asAWorldItIsSolvedInSixSteps() {
        World world = ErrandWorld.world(0.9);
        double[] paid = new double[ErrandWorld.STATES * ErrandWorld.ACTIONS];
        for (int row = 0; row < paid.length; row++) {
            int state = row / ErrandWorld.ACTIONS;
            boolean done = !ErrandWorld.isTerminal(state)
                    && ErrandWorld.isTerminal(ErrandWorld.next(state, row % ErrandWorld.ACTIONS));
            paid[row] = done ? 1 : 0;
        }
        TabularReward reward = TabularReward.onStateAction(ErrandWorld.STATES, ErrandWorld.ACTIONS, paid);

        assertThat(new Planner(world.mdp()).solve(reward.expected(world.mdp())).expectedReturn())
                .isCloseTo(Math.pow(0.9, 5), within(1e-12));
        assertThat(world.stateNames().get(ErrandWorld.START)).isEqualTo("other/source/dirty");
    }
}
