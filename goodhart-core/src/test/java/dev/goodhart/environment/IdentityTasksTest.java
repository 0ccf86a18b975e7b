package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdentityTasksTest {
    /** Doing as told earns all there is; acting at random earns one in four of it. */
    @Test
    void theObservationTellsTheRightAction() {
        assertThat(meanReward("identity-discrete", true)).isEqualTo(1);
        // 64 * 320 draws of chance 1/4: five standard errors are 5 sqrt(0.1875 / 20480) = 0.0151.
        assertThat(meanReward("identity-discrete", false)).isBetween(0.235, 0.265);
        assertThat(meanReward("identity-continuous", true)).isEqualTo(0);
        // E (a - o)^2 = 1/3 + 1/3 for each of two entries; variance of one difference's square is 28/45 - 4/9 < 0.18.
        assertThat(meanReward("identity-continuous", false)).isBetween(-4.0 / 3 - 0.03, -4.0 / 3 + 0.03);
    }

    @Test
    void theDelayedRewardComesAtTheEndAndCountsTheRightActions() {
        Task task = Tasks.named("identity-delayed");
        VectorEnvironment environment = task.environment(1);
        environment.reset(4);
        int right = 0;
        double[] reward = new double[1];
        for (int t = 0; t < 8; t++) {
            int told = told(environment);
            boolean obeys = t % 3 != 1;
            right += obeys ? 1 : 0;
            TransitionBatch step = environment.step(new double[] {obeys ? told : (told + 1) % 4});
            task.intended().score(step, reward);
            assertThat(step.end()[0]).isEqualTo(t == 7 ? StepEnd.TERMINATED : StepEnd.CONTINUING);
            assertThat(reward[0]).isEqualTo(t == 7 ? right : 0);
            assertThat(step.next()[5]).isEqualTo((t + 1) / 8.0);
        }
        assertThat(right).isEqualTo(5);
    }

    @Test
    void stayingIsTruncatedAndLeavingTerminates() {
        Task task = Tasks.named("identity-endings");
        VectorEnvironment environment = task.environment(1);
        environment.reset(4);
        double[] reward = new double[1];
        for (int t = 0; t < 4; t++) {
            TransitionBatch step = environment.step(new double[] {told(environment)});
            task.intended().score(step, reward);
            assertThat(step.end()[0]).isEqualTo(t == 3 ? StepEnd.TRUNCATED : StepEnd.CONTINUING);
            assertThat(reward[0]).isEqualTo(1);
        }
        TransitionBatch step = environment.step(new double[] {1 - told(environment)});
        task.intended().score(step, reward);
        assertThat(step.end()[0]).isEqualTo(StepEnd.TERMINATED);
        assertThat(reward[0]).isEqualTo(5);
    }

    private static double meanReward(String name, boolean scripted) {
        Task task = Tasks.named(name);
        VectorEnvironment environment = task.environment(64);
        Behaviour behaviour = scripted
                ? task.scripted().orElseThrow()
                : Behaviour.uniform(task.spec().actions());
        RandomGenerator random = new ResumableRandom(11);
        environment.reset(2);
        double[] action = new double[64 * task.spec().actions().dim()];
        double[] reward = new double[64];
        double sum = 0;
        for (int t = 0; t < 320; t++) {
            behaviour.actAll(environment, action, random);
            task.intended().score(environment.step(action), reward);
            for (double r : reward) {
                sum += r;
            }
        }
        return sum / (64 * 320);
    }

    private static int told(VectorEnvironment environment) {
        for (int a = 0; ; a++) {
            if (environment.observation()[a] == 1) {
                return a;
            }
        }
    }
}
