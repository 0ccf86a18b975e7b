package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.Dynamics;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.policy.Choice;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.StepEnd;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A time limit is not the end of the world, and after the end of the world nothing is earned. */
class EndingsTest {
    /** Staying is right: see {@link dev.goodhart.environment.StayOrLeave}. Both mistakes end in leaving. */
    @ParameterizedTest
    @CsvSource({"ppo, 16000", "reinforce, 16000", "dqn, 8000"})
    void staysThoughTheEpisodeIsCutOff(String name, long steps) {
        Task task = Tasks.named("identity-endings");
        try (Learner learner = LearnerUnderTest.trained(task, LearnerUnderTest.DISCRETE.get(name), steps, 1)) {
            double[] action = new double[2];
            learner.policy().act(new double[] {1, 0, 0, 1}, 2, Choice.BEST, new ResumableRandom(1), action);
            assertThat(action).containsExactly(0, 1);
        }
    }

    /**
     * The same choice by degrees: action a leaves, for 5, with the chance (1 - a) / 2, and stays for 1 otherwise. At a discount of 0.9 staying
     * pays by 1 + 0.9 * 5 - 5 = 0.5 even for who leaves at the next step. Who takes the limit of four steps for the end is cut off the more
     * the longer it stays: with the chance p of staying, p^3 / (1 + p + p^2 + p^3) of the steps that stay are the fourth, and 1 + 0.9 * 5
     * less that share is 5 at p = 0.64. It settles there, at a = 0.3; at a = 0.7 it sees 4.6 and leaves. So does who counts something after
     * leaving, or adds up steps of two episodes.
     */
    @ParameterizedTest
    @CsvSource({"sac, 1", "sac, 3", "td3, 1", "td3, 3", "ppo, 1"})
    void staysByDegrees(String name, int nStep) {
        Task task = Task.of(
                "Stay or leave",
                new Line(),
                RewardBreakdown.ofSingle("line", "pay", RewardRole.INTENDED, (batch, out) -> {
                    for (int i = 0; i < batch.size(); i++) {
                        out[i] = batch.end()[i] == StepEnd.TERMINATED ? 5 : 1;
                    }
                }));
        // While its critics know nothing the actor of TD3 runs to a bound, at first to leaving, and where tanh is flat
        // it hardly moves; they say that staying is worth more long before it does. With a step size of 0.003 and half
        // the gradient steps, as in LearnerUnderTest, it was still leaving after 3000 steps for each of five seeds,
        // with
        // the defaults of 256-256 for one. With all of its defaults but a smaller network and batch it stays after 6000
        // steps for each of eight.
        LearnerSettings settings = name.equals("td3")
                ? Td3Settings.defaults()
                        .withGamma(0.9)
                        .withHidden(new int[] {64, 64})
                        .withBatchSize(64)
                : LearnerUnderTest.CONTINUOUS.get(name);
        long steps = Map.of("ppo", 16_000, "td3", 6000, "sac", 3000).get(name);
        try (Learner learner = LearnerUnderTest.trained(task, LearnerUnderTest.withNStep(settings, nStep), steps, 1)) {
            double[] action = new double[1];
            learner.policy().act(new double[] {1}, 1, Choice.BEST, new ResumableRandom(1), action);
            assertThat(action[0]).isGreaterThan(0.7);
        }
    }

    private static final class Line implements Dynamics {
        private final EnvironmentSpec spec = new EnvironmentSpec("line", 1, ActionSpace.Box.of(1, -1, 1), 4);

        @Override
        public EnvironmentSpec spec() {
            return spec;
        }

        @Override
        public int stateDim() {
            return 1;
        }

        @Override
        public void reset(double[] state, int at, RandomGenerator random) {
            state[at] = 1;
        }

        @Override
        public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
            return random.nextDouble() < 0.5 * (1 - action[from]);
        }
    }
}
