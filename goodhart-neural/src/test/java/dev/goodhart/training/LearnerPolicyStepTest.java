package dev.goodhart.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.DqnSettings;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class LearnerPolicyStepTest {
    private final Task task = Tasks.named("identity-discrete");

    /** Under the usual reward it learns to do as it is told; under its negative, from the same buffer, to do anything else. */
    @Test
    void behaviourFollowsTheRewardOfTheHour() {
        RewardFunction opposite = (steps, out) -> {
            task.intended().score(steps, out);
            for (int i = 0; i < steps.size(); i++) {
                out[i] = -out[i];
            }
        };
        DqnSettings settings = DqnSettings.defaults()
                .withHidden(new int[] {16})
                .withLearningStarts(100)
                .withLearningRate(5e-3);
        long before = Pointer.totalCount();
        try (LearnerPolicyStep step =
                new LearnerPolicyStep(task.spec(), task.environments(), settings, 4000, SeedTree.of("policy-step"))) {
            assertThat(meanReward(step.improve(task.intended(), 2000))).isGreaterThan(0.8);
            assertThat(meanReward(step.improve(opposite, 2000))).isLessThan(0.2);
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    private double meanReward(Behaviour behaviour) {
        VectorEnvironment environment = task.environment(20);
        environment.reset(3);
        ResumableRandom random = new ResumableRandom(4);
        double[] action = new double[20 * task.spec().actions().dim()];
        double[] reward = new double[20];
        double total = 0;
        for (int t = 0; t < 50; t++) {
            behaviour.actAll(environment, action, random);
            task.intended().score(environment.step(action), reward);
            total += Arrays.stream(reward).sum();
        }
        return total / 1000;
    }
}
