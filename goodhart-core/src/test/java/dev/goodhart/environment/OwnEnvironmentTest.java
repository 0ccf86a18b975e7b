package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** An environment of one's own, as the documents show it, and the file of demonstrations among the examples. */
class OwnEnvironmentTest {
    record Thermostat() implements Dynamics {
        @Override
        public EnvironmentSpec spec() {
            return new EnvironmentSpec("thermostat", 1, ActionSpace.Box.of(1, 0, 1), 100);
        }

        @Override
        public int stateDim() {
            return 1;
        }

        @Override
        public void reset(double[] state, int at, RandomGenerator random) {
            state[at] = 10 + 5 * random.nextDouble();
        }

        @Override
        public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
            state[at] += 2 * action[from] - 0.1 * (state[at] - 5) + 0.1 * random.nextGaussian();
            return state[at] > 30;
        }
    }

    @Test
    void anEnvironmentOfOnesOwn() {
        RewardBreakdown comfort = RewardBreakdown.ofSingle("comfort", "near 20", RewardRole.INTENDED, (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                out[i] = -Math.abs(batch.next()[i] - 20);
            }
        });
        Task task = Task.of("Keep a room at 20 degrees", new Thermostat(), comfort);
        EnvironmentReport report = EnvironmentChecker.check(task);

        VectorEnvironment environment = task.environment(8);
        environment.reset(7);
        Behaviour random = Behaviour.uniform(task.spec().actions());
        List<Trajectory> episodes = TrajectoryRecorder.firstEpisodes(environment, random, new ResumableRandom(7), 100);

        assertThat(report.broken()).isEmpty();
        assertThat(episodes).hasSize(8).allMatch(episode -> episode.length() == 100);
        // At full heat the room settles where 2 = 0.1 (x - 5), at 25; at a mean heat of 1/2 at 15.
        double last = episodes.stream()
                .mapToDouble(episode -> episode.steps().next()[99])
                .average()
                .orElseThrow();
        assertThat(last).isCloseTo(15, within(2.0));
    }

    /** The return of the puck's expert is 53.7. */
    @Test
    void theExampleHoldsDemonstrations() {
        List<Trajectory> demonstrations =
                TrajectoryFile.read(Path.of("..", "examples", "environment", "puck-demonstrations.csv"));
        double sum = 0;
        for (Trajectory demonstration : demonstrations) {
            double[] reward = new double[demonstration.length()];
            Tasks.named("puck").intended().score(demonstration.steps(), reward);
            sum += Arrays.stream(reward).sum();
        }
        assertThat(demonstrations).hasSize(4);
        assertThat(sum / 4).isCloseTo(53.7, within(0.5));
    }
}
