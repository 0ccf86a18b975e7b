package dev.goodhart.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrajectoryRecorderTest {
    private static final Task TASK = Tasks.named("CartPole-v1");

    /** Every step of every copy is in exactly one trajectory, episodes are whole, and pieces go on. */
    @Test
    void cutsStepsIntoEpisodes() {
        VectorEnvironment environment = TASK.environment(3);
        environment.reset(1);
        TrajectoryRecorder recorder = new TrajectoryRecorder(environment.spec(), 3, "w");
        Behaviour behaviour = Behaviour.uniform(environment.spec().actions());
        RandomGenerator random = new ResumableRandom(2);
        double[] action = new double[3];
        int ends = 0;
        double positions = 0;
        for (int t = 0; t < 100; t++) {
            behaviour.actAll(environment, action, random);
            TransitionBatch step = environment.step(action);
            recorder.record(step);
            for (int i = 0; i < 3; i++) {
                ends += step.end()[i] == StepEnd.CONTINUING ? 0 : 1;
                positions += step.state()[4 * i];
            }
        }
        List<Trajectory> finished = recorder.takeFinished();
        List<Trajectory> pieces = recorder.takeUnfinished();

        assertThat(finished).hasSize(ends).allMatch(whole -> whole.end() == StepEnd.TERMINATED);
        assertThat(finished).extracting(Trajectory::id).contains("w0-0", "w1-0", "w2-0", "w0-1");
        assertThat(pieces).allMatch(piece -> piece.end() == StepEnd.CONTINUING);
        List<Trajectory> all = new ArrayList<>(finished);
        all.addAll(pieces);
        assertThat(all.stream().mapToInt(Trajectory::length).sum()).isEqualTo(300);
        double recorded = 0;
        for (Trajectory trajectory : all) {
            TransitionBatch steps = trajectory.steps();
            for (int t = 0; t < steps.size(); t++) {
                recorded += steps.state()[4 * t];
                if (t > 0) {
                    assertThat(steps.state()[4 * t]).isEqualTo(steps.next()[4 * t - 4]);
                }
            }
        }
        assertThat(recorded).isCloseTo(positions, within(1e-9));
        assertThat(recorder.takeFinished()).isEmpty();
        assertThat(recorder.takeUnfinished()).isEmpty();
    }

    @Test
    void takesTheFirstEpisodeOfEveryCopy() {
        VectorEnvironment environment = TASK.environment(40);
        environment.reset(1);
        List<Trajectory> episodes = TrajectoryRecorder.firstEpisodes(
                environment, Behaviour.uniform(environment.spec().actions()), new ResumableRandom(2), 25);
        assertThat(episodes).hasSize(40);
        assertThat(episodes.getLast().id()).isEqualTo("39");
        // Random balancing lasts about 22 steps: some are over by 25, some are pieces.
        assertThat(episodes).anyMatch(episode -> episode.end() == StepEnd.TERMINATED && episode.length() < 25);
        assertThat(episodes).anyMatch(episode -> episode.end() == StepEnd.CONTINUING && episode.length() == 25);
        assertThat(episodes).noneMatch(episode -> episode.end() == StepEnd.CONTINUING && episode.length() < 25);
    }
}
