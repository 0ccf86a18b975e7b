package dev.goodhart.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.reward.TransitionBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TabularTaskTest {
    private static final int COPIES = 10_000;

    /** From state 0, action 0 leads to 1 with chance 0.3 and to the terminal 2 with 0.7; a count of 10,000 has a deviation of 46. */
    private final TabularMdp mdp = TabularMdp.builder(3, 2, 0.9)
            .transition(0, 0, 1, 0.3)
            .transition(0, 0, 2, 0.7)
            .transition(0, 1, 0, 1)
            .transition(1, 0, 0, 1)
            .transition(1, 1, 0, 1)
            .terminal(2)
            .start(0, 1)
            .build();

    @Test
    void samplesTheWorldAndItsEnds() {
        VectorEnvironment environment =
                Task.of("", new TabularTask("chain", mdp, 5), reward()).environment(COPIES);
        environment.reset(1);
        assertThat(environment.observation()).startsWith(1, 0, 0, 1, 0, 0);

        TransitionBatch step = environment.step(new double[COPIES]);
        double[] out = new double[COPIES];
        reward().score(step, out);

        int ended = 0;
        for (int i = 0; i < COPIES; i++) {
            boolean terminal = step.next()[3 * i + 2] == 1;
            assertThat(step.end()[i]).isEqualTo(terminal ? StepEnd.TERMINATED : StepEnd.CONTINUING);
            assertThat(out[i]).isEqualTo(terminal ? 6 : 0);
            ended += terminal ? 1 : 0;
        }
        assertThat((double) ended).isCloseTo(7000, within(5 * 46.0));
    }

    /** 0.9^43 = 0.0108 and 0.9^44 = 0.0097. */
    @Test
    void theTimeLimitFollowsTheDiscount() {
        assertThat(TabularTask.timeLimit(0.9)).isEqualTo(44);
        assertThat(TabularTask.timeLimit(0)).isEqualTo(20);
        assertThat(TabularTask.timeLimit(0.9999)).isEqualTo(1000);
    }

    private static RewardBreakdown reward() {
        TabularReward goal = TabularReward.onSuccessor(2, new double[] {0, 0, 3});
        return TabularTask.reward(
                NamedReward.of("goal", RewardRole.INTENDED, List.of(new RewardTerm("there", 2, goal))));
    }
}
