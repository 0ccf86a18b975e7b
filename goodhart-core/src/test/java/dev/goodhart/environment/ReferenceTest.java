package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classic control tasks against episodes of Gymnasium 1.4.0: from every recorded state one step, and whole episodes from the first.
 *
 * <p>All observations agree in single precision to the last bit, but for two kinds of steps of one task: under actions beyond the
 * bounds, and from the first state of an episode, the reference rounds once less. That is one unit in the last place of a position
 * a step, and the summed effect of 316 such steps is below 1e-5.
 */
class ReferenceTest {
    private static final double CLIPPED_STEP = Math.ulp(1.2f);
    private static final double CLIPPED_EPISODE = 1e-5;

    static Stream<ReferenceTrace> traces() {
        return Stream.of("CartPole-v1", "Acrobot-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1")
                .map(ReferenceTrace::of)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void oneStepFromEveryRecordedState(ReferenceTrace trace) {
        Task task = Tasks.named(trace.task());
        VectorEnvironment environment = task.environment(1);
        double[] reward = new double[1];
        for (int t = 0; t < trace.length(); t++) {
            environment.restore(new EnvironmentState(trace.state()[t], new long[] {t, 0}));
            if (t > 0) {
                assertSeen(environment.observation(), trace.observation()[t], 0, "state " + t);
            }

            TransitionBatch step = environment.step(trace.action()[t]);

            boolean differs = t == 0 || step.action()[0] != trace.action()[t][0];
            assertSeen(step.next(), trace.observation()[t + 1], tolerance(trace, differs, CLIPPED_STEP), "step " + t);
            assertEnd(trace, t, step.end()[0]);
            task.intended().score(step, reward);
            assertReward(trace, t, step, reward[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void wholeEpisodes(ReferenceTrace trace) {
        VectorEnvironment environment = Tasks.named(trace.task()).environment(1);
        // The reference draws the first state of one task in double precision, and keeps the others in single: begin
        // after it.
        int first = trace.task().startsWith("MountainCarContinuous") ? 1 : 0;
        environment.restore(new EnvironmentState(trace.state()[first], new long[] {first, 0}));
        boolean clipped = false;
        for (int t = first; t < trace.length(); t++) {
            TransitionBatch step = environment.step(trace.action()[t]);
            clipped |= step.action()[0] != trace.action()[t][0];
            assertSeen(
                    step.next(), trace.observation()[t + 1], tolerance(trace, clipped, CLIPPED_EPISODE), "step " + t);
            assertEnd(trace, t, step.end()[0]);
        }
    }

    /** An episode that ends by its own rules at the very step of its time limit is terminated. */
    @ParameterizedTest
    @MethodSource("traces")
    void terminatedWinsOverTruncated(ReferenceTrace trace) {
        int limit = trace.length();
        Dynamics dynamics = switch (trace.task()) {
            case "CartPole-v1" -> new CartPole(limit);
            case "Acrobot-v1" -> new Acrobot(limit);
            case "MountainCar-v0" -> new MountainCar(limit);
            case "MountainCarContinuous-v0" -> new MountainCarContinuous(limit);
            default -> new Pendulum(limit);
        };
        VectorEnvironment environment = new BatchedEnvironment(dynamics, 1);
        environment.restore(new EnvironmentState(trace.state()[limit - 1], new long[] {limit - 1, 0}));

        assertThat(environment.step(trace.action()[limit - 1]).end()[0])
                .isEqualTo(trace.terminated() ? StepEnd.TERMINATED : StepEnd.TRUNCATED);
    }

    private static double tolerance(ReferenceTrace trace, boolean clipped, double allowed) {
        return clipped && trace.task().startsWith("MountainCarContinuous") ? allowed : 0;
    }

    /** The first recorded observation of an episode is seen of the state; rounding to single precision is the reference's. */
    private static void assertSeen(double[] ours, double[] theirs, double tolerance, String where) {
        for (int k = 0; k < theirs.length; k++) {
            if (tolerance == 0) {
                assertThat((float) ours[k]).as(where).isEqualTo((float) theirs[k]);
            } else {
                assertThat(ours[k]).as(where).isCloseTo(theirs[k], within(tolerance));
            }
        }
    }

    private static void assertEnd(ReferenceTrace trace, int t, StepEnd end) {
        StepEnd expected = t < trace.length() - 1
                ? StepEnd.CONTINUING
                : trace.terminated() ? StepEnd.TERMINATED : StepEnd.TRUNCATED;
        assertThat(end).as("step " + t).isEqualTo(expected);
    }

    /** The reference charges one task's throttle as it came, before clipping; we charge what was done. */
    private static void assertReward(ReferenceTrace trace, int t, TransitionBatch step, double reward) {
        double theirs = trace.reward()[t];
        if (trace.task().startsWith("MountainCarContinuous")) {
            double asked = trace.action()[t][0];
            theirs += 0.1 * (asked * asked - step.action()[0] * step.action()[0]);
        }
        assertThat(reward).as("reward of step " + t).isCloseTo(theirs, within(1e-7 * Math.max(1, Math.abs(theirs))));
    }
}
