package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-written behaviour solves every task, and random behaviour does not; so a learner's return can be placed between the two. */
class ScriptsTest {
    /** Floors and ceilings with room for 200 episodes; the published bounds of "solved" where there are any. */
    @ParameterizedTest
    @CsvSource({
        "CartPole-v1, 475, 30",
        "Acrobot-v1, -100, -450",
        "MountainCar-v0, -130, -199",
        "MountainCarContinuous-v0, 88, 0",
        "Pendulum-v1, -200, -1000",
        "point-mass, -20, -100",
        "reacher, -18, -40",
        "arm-3, -10, -30",
        "identity-discrete, 32, 9",
        "identity-continuous, 0, -38",
        "identity-delayed, 8, 3",
    })
    void scriptsSolveTheTask(String name, double scriptedAtLeast, double randomAtMost) {
        Task task = Tasks.named(name);

        assertThat(meanReturn(task, task.scripted().orElseThrow(), 200)).isGreaterThanOrEqualTo(scriptedAtLeast);
        assertThat(meanReturn(task, Behaviour.uniform(task.spec().actions()), 200))
                .isLessThanOrEqualTo(randomAtMost);
    }

    /** Published for this world: the expert's return is 53.7, that of uniform actions 4.0. */
    @Test
    void thePuckHasItsPublishedReturns() {
        Task task = Tasks.named("puck");

        assertThat(meanReturn(task, task.scripted().orElseThrow(), 200)).isCloseTo(53.7, within(0.05));
        assertThat(meanReturn(task, Behaviour.uniform(task.spec().actions()), 4000))
                .isCloseTo(4.0, within(0.25));
    }

    /** Mean return of the first episode of every copy. */
    private static double meanReturn(Task task, Behaviour behaviour, int copies) {
        VectorEnvironment environment = task.environment(copies);
        RandomGenerator random = new ResumableRandom(17);
        environment.reset(23);
        double[] action = new double[copies * task.spec().actions().dim()];
        double[] reward = new double[copies];
        boolean[] over = new boolean[copies];
        double sum = 0;
        int running = copies;
        while (running > 0) {
            behaviour.actAll(environment, action, random);
            TransitionBatch step = environment.step(action);
            task.intended().score(step, reward);
            for (int i = 0; i < copies; i++) {
                if (!over[i]) {
                    sum += reward[i];
                    over[i] = step.end()[i] != StepEnd.CONTINUING;
                    running -= over[i] ? 1 : 0;
                }
            }
        }
        return sum / copies;
    }
}
