package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayBufferTest {
    private static final int DRAWS = 4000;

    /**
     * Rewards 1, 2, 4, 8 from states 0, 1, 2, 3, gamma = 0.5, three steps at most. Step 1 terminates, step 3 is truncated. From 0: 1 + 0.5 * 2
     * = 2, then the world is over. From 1: 2. From 2: 4 + 0.5 * 8 = 8, then it is cut off: 0.25 of what follows counts. From 3: 8, and 0.5.
     */
    @Test
    void addsUpRewardsUntilTheEpisodeEnds() {
        ReplayBuffer buffer = new ReplayBuffer(10, 1, 1, 1);
        add(buffer, 0, 1, StepEnd.CONTINUING);
        add(buffer, 1, 2, StepEnd.TERMINATED);
        add(buffer, 2, 4, StepEnd.CONTINUING);
        add(buffer, 3, 8, StepEnd.TRUNCATED);

        Map<Double, String> drawn = draw(buffer, 3);

        assertThat(drawn)
                .isEqualTo(Map.of(
                        0.0, "2.0 0.0 -> 2.0 TERMINATED",
                        1.0, "2.0 0.0 -> 2.0 TERMINATED",
                        2.0, "8.0 0.25 -> 4.0 TRUNCATED",
                        3.0, "8.0 0.5 -> 4.0 TRUNCATED"));
    }

    /**
     * The same episodes, told that every step is worth 100; what scores them pays 1, 2, 4, 8 by the state, and ten times that once it has
     * changed its mind. So every reward that is added up is computed anew, and none beyond an end.
     */
    @Test
    void rewardsOfAllStepsAreComputedAnew() {
        ReplayBuffer buffer = new ReplayBuffer(10, 1, 1, 1);
        add(buffer, 0, 100, StepEnd.CONTINUING);
        add(buffer, 1, 100, StepEnd.TERMINATED);
        add(buffer, 2, 100, StepEnd.CONTINUING);
        add(buffer, 3, 100, StepEnd.TRUNCATED);
        double[] unit = {1};
        RewardFunction mind = (steps, out) -> {
            for (int i = 0; i < steps.size(); i++) {
                assertThat(steps.next()[i]).isEqualTo(steps.state()[i] + 1);
                out[i] = unit[0] * (1 << (int) steps.state()[i]);
            }
        };

        assertThat(draw(buffer, 3, mind))
                .isEqualTo(Map.of(
                        0.0, "2.0 0.0 -> 2.0 TERMINATED",
                        1.0, "2.0 0.0 -> 2.0 TERMINATED",
                        2.0, "8.0 0.25 -> 4.0 TRUNCATED",
                        3.0, "8.0 0.5 -> 4.0 TRUNCATED"));
        unit[0] = 10;
        assertThat(draw(buffer, 3, mind))
                .containsEntry(0.0, "20.0 0.0 -> 2.0 TERMINATED")
                .containsEntry(2.0, "80.0 0.25 -> 4.0 TRUNCATED");
    }

    /**
     * Two copies side by side, five times in a buffer for three, so that it begins anew in the middle: copy 0 walks 0, 1, 2, ..., copy 1 from 10
     * on. Left are the times 2, 3 and 4; a sum never crosses to the other copy, nor from the newest to the oldest.
     */
    @Test
    void everyCopyFollowsItsOwnSteps() {
        ReplayBuffer buffer = new ReplayBuffer(6, 2, 1, 1);
        for (int t = 0; t < 5; t++) {
            buffer.add(
                    new TransitionBatch(
                            2,
                            1,
                            1,
                            new double[] {t, 10 + t},
                            new double[2],
                            new double[] {t + 1, 11 + t},
                            new StepEnd[] {StepEnd.CONTINUING, t == 3 ? StepEnd.TERMINATED : StepEnd.CONTINUING}),
                    new double[2]);
        }
        RewardFunction byState = (steps, out) -> System.arraycopy(steps.state(), 0, out, 0, steps.size());

        assertThat(draw(buffer, 3, byState))
                .isEqualTo(Map.of(
                        2.0, "4.5 0.125 -> 5.0 CONTINUING", // 2 + 3 / 2 + 4 / 4
                        3.0, "5.0 0.25 -> 5.0 CONTINUING", // 3 + 4 / 2
                        4.0, "4.0 0.5 -> 5.0 CONTINUING",
                        12.0, "18.5 0.0 -> 14.0 TERMINATED", // 12 + 13 / 2
                        13.0, "13.0 0.0 -> 14.0 TERMINATED",
                        14.0, "14.0 0.5 -> 15.0 CONTINUING"));
    }

    /** Of five steps in a buffer for three, the last three are left; what follows the newest is not known yet. */
    @Test
    void theOldestGiveWayAndSumsStopAtTheNewest() {
        ReplayBuffer buffer = new ReplayBuffer(3, 1, 1, 1);
        for (int t = 0; t < 5; t++) {
            add(buffer, t, 1 << t, StepEnd.CONTINUING);
        }

        assertThat(buffer.size()).isEqualTo(3);
        assertThat(draw(buffer, 2))
                .isEqualTo(Map.of(
                        2.0, "8.0 0.25 -> 4.0 CONTINUING",
                        3.0, "16.0 0.25 -> 5.0 CONTINUING",
                        4.0, "16.0 0.5 -> 5.0 CONTINUING"));
    }

    /** Four steps drawn with the same chance: each count is binomial with deviation sqrt(4000 * 3 / 16) = 27. */
    @Test
    void everyStepHasTheSameChance() {
        ReplayBuffer buffer = new ReplayBuffer(4, 1, 1, 1);
        for (int t = 0; t < 4; t++) {
            add(buffer, t, 0, StepEnd.CONTINUING);
        }
        ReplayBatch batch = ReplayBatch.of(DRAWS, 1, 1);
        buffer.sample(batch, new ResumableRandom(1));
        int[] counts = new int[4];
        for (double state : batch.steps().state()) {
            counts[(int) state]++;
        }
        for (int count : counts) {
            assertThat((double) count).isCloseTo(1000, within(5 * 27.4));
        }
    }

    @Test
    void aStoredBufferDrawsTheSame(@TempDir Path folder) {
        ReplayBuffer buffer = new ReplayBuffer(5, 1, 1, 1);
        for (int t = 0; t < 7; t++) {
            add(buffer, t, t, t == 3 ? StepEnd.TRUNCATED : StepEnd.CONTINUING);
        }
        CheckpointWriter writer = new CheckpointWriter();
        buffer.save(writer, "buffer");
        writer.write(folder.resolve("buffer.safetensors"));
        ReplayBuffer other = new ReplayBuffer(5, 1, 1, 1);
        try (CheckpointReader reader = CheckpointReader.open(folder.resolve("buffer.safetensors"))) {
            other.restore(reader, "buffer");
        }
        add(buffer, 7, 7, StepEnd.CONTINUING);
        add(other, 7, 7, StepEnd.CONTINUING);

        assertThat(draw(other, 3)).isEqualTo(draw(buffer, 3));
    }

    @Test
    void takesEpisodesAndRefusesWhatDoesNotFit() {
        ReplayBuffer buffer = new ReplayBuffer(10, 1, 1, 1);
        TransitionBatch.Builder steps = TransitionBatch.builder(1, 1);
        steps.add(new double[] {0}, new double[] {0}, new double[] {1}, StepEnd.CONTINUING);
        steps.add(new double[] {1}, new double[] {0}, new double[] {2}, StepEnd.TERMINATED);
        buffer.addAll(new Trajectory("walk", steps.build()), new double[] {1, 2});
        assertThat(draw(buffer, 2)).containsEntry(0.0, "2.0 0.0 -> 2.0 TERMINATED");

        assertThatThrownBy(() -> new ReplayBuffer(10, 2, 3, 1).add(steps.build(), new double[2]))
                .hasMessageContaining("A step must have 2 rows of 3 and 1 numbers, has 2, 1 and 1");
        assertThatThrownBy(() -> new ReplayBuffer(10, 1, 1, 1).sample(ReplayBatch.of(1, 1, 1), new ResumableRandom(1)))
                .hasMessageContaining("must hold a step");
    }

    private static void add(ReplayBuffer buffer, double state, double reward, StepEnd end) {
        buffer.add(
                new TransitionBatch(
                        1, 1, 1, new double[] {state}, new double[] {0}, new double[] {state + 1}, new StepEnd[] {end}),
                new double[] {reward});
    }

    private static Map<Double, String> draw(ReplayBuffer buffer, int n) {
        ReplayBatch batch = ReplayBatch.of(200, 1, 1);
        buffer.sample(batch, n, 0.5, new ResumableRandom(7));
        return texts(batch);
    }

    private static Map<Double, String> draw(ReplayBuffer buffer, int n, RewardFunction scored) {
        ReplayBatch batch = ReplayBatch.of(200, 1, 1);
        buffer.sample(batch, n, 0.5, scored, new ResumableRandom(7));
        return texts(batch);
    }

    private static Map<Double, String> texts(ReplayBatch batch) {
        Map<Double, String> drawn = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            drawn.put(
                    batch.steps().state()[i],
                    batch.reward()[i] + " " + batch.discount()[i] + " -> "
                            + batch.steps().next()[i] + " " + batch.steps().end()[i]);
        }
        return drawn;
    }
}
