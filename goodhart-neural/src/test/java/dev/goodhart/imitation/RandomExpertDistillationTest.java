package dev.goodhart.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomExpertDistillationTest {
    private static final Task PUCK = Tasks.named("puck");
    private static final int TAUGHT = 500;

    private final Demonstrations demonstrations = new Demonstrations(PUCK.spec(), recorded(2));

    /** Episodes it was not taught score like the expert's; the same states with the actions turned around do not. */
    @Test
    void whatLooksLikeTheExpertScoresHigherThanWhatDoesNot() {
        try (RandomExpertDistillation red = red(1)) {
            red.teach(TAUGHT);
            TransitionBatch steps = recorded(7).getFirst().steps();
            double expert = mean(red, steps);
            double turned = mean(red, moved(steps, 0, -1));
            double far = mean(red, moved(steps, 5, 1));
            assertThat(expert).isGreaterThan(0.8);
            assertThat(turned).isLessThan(expert);
            assertThat(far).isLessThan(0.05);
        }
    }

    /** The error of the rows, over its deviation, is what is paid: exp(-e / d) = r, so that -d log r = e, which teaching says too. */
    @Test
    void rewardsByTheError() {
        Demonstrations one = new Demonstrations(PUCK.spec(), List.of(new Trajectory("one", first(demonstrations))));
        try (RandomExpertDistillation red =
                new RandomExpertDistillation(one, RowEncoder.plain(PUCK.spec()), DistillationSettings.defaults(), 1)) {
            assertThat(red.deviation()).isCloseTo(1, within(1e-9));
            double before = -Math.log(scores(red, first(demonstrations))[0]);
            assertThat(red.teach(1)).isCloseTo(before, within(1e-5));
        }
    }

    @Test
    void theSameSeedGivesTheSameRewardAndLeavesNothingBehind() {
        double[] first = taught(3);
        long before = Pointer.totalCount();
        double[] second = taught(3);
        assertThat(Pointer.totalCount()).isEqualTo(before);
        assertThat(second).isEqualTo(first);
        assertThat(taught(4)).isNotEqualTo(first);
    }

    @Test
    void goesOnFromWhatWasStored(@TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole");
        Path half = folder.resolve("half");
        Path resumed = folder.resolve("resumed");
        try (RandomExpertDistillation red = red(1)) {
            red.teach(10);
            save(red, half);
            red.teach(10);
            save(red, whole);
        }
        try (RandomExpertDistillation red = red(2);
                CheckpointReader checkpoint = CheckpointReader.open(half)) {
            red.restore(checkpoint);
            red.teach(10);
            save(red, resumed);
        }
        assertThat(Files.readAllBytes(resumed)).isEqualTo(Files.readAllBytes(whole));
    }

    /** What the world pays plays no part in a learner that is relabelled; whether it is relabelled does. */
    @Test
    void anOffPolicyLearnerIsRelabelledWithIt() {
        try (RandomExpertDistillation red = red(1)) {
            red.teach(20);
            double[] unpaid = learned(red, 0);
            assertThat(learned(red, 1000)).isEqualTo(unpaid);
            RewardFunction none = (batch, out) -> Arrays.fill(out, 0, batch.size(), 0);
            assertThat(learned(none, 0)).isNotEqualTo(unpaid);
        }
    }

    /** In an imitation it learns once, before the first step is learned from, and pays the same ever after. */
    @Test
    void isLearnedBeforehand() {
        List<String> measured = new ArrayList<>();
        VectorEnvironment environment = PUCK.environment(1);
        environment.reset(3);
        try (RandomExpertDistillation alone = red(1);
                Imitation imitation = new Imitation(
                        Td3Settings.defaults()
                                .withHidden(new int[] {8, 8})
                                .withBatchSize(16)
                                .create(new LearningTask(PUCK.spec(), 1, 300, SeedTree.of("distilled"))),
                        red(1))) {
            imitation.train(environment, 250, (name, value) -> measured.add(name));
            alone.teach(DistillationSettings.defaults().steps());
            TransitionBatch steps = demonstrations.episodes().getFirst().steps();
            assertThat(scores(imitation.reward(), steps)).isEqualTo(scores(alone, steps));
        }
        assertThat(measured).containsOnlyOnce("distillation/loss").containsOnlyOnce("distillation/reward");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new DistillationSettings(64, 0, 1e-3, 64, 9)).hasMessageContaining("has 64, 0, 64, 9");
        assertThatThrownBy(() -> new DistillationSettings(64, 64, Double.NaN, 64, 9))
                .hasMessageContaining("learningRate > 0");
    }

    /** What is done in the middle after 60 steps. */
    private static double[] learned(RewardFunction reward, double told) {
        VectorEnvironment environment = PUCK.environment(1);
        environment.reset(3);
        double[] action = new double[2];
        try (Learner learner = Td3Settings.defaults()
                .withHidden(new int[] {8, 8})
                .withBatchSize(16)
                .withLearningStarts(20)
                .create(new LearningTask(PUCK.spec(), 1, 100, SeedTree.of("relabelled")))) {
            learner.relabelWith(reward);
            for (int t = 0; t < 60; t++) {
                learner.act(environment.observation(), action);
                learner.observe(environment.step(action), new double[] {told});
                learner.update(Metrics.NONE);
            }
            learner.act(new double[4], action);
        }
        return action;
    }

    private double[] taught(long seed) {
        try (RandomExpertDistillation red = red(seed)) {
            red.teach(5);
            return scores(red, demonstrations.episodes().getFirst().steps());
        }
    }

    private RandomExpertDistillation red(long seed) {
        return new RandomExpertDistillation(
                demonstrations, RowEncoder.plain(PUCK.spec()), DistillationSettings.defaults(), seed);
    }

    private static void save(RandomExpertDistillation red, Path file) {
        CheckpointWriter checkpoint = new CheckpointWriter();
        red.save(checkpoint);
        checkpoint.write(file);
    }

    private static double[] scores(RewardFunction reward, TransitionBatch steps) {
        double[] out = new double[steps.size()];
        reward.score(steps, out);
        return out;
    }

    private static double mean(RewardFunction reward, TransitionBatch steps) {
        return Arrays.stream(scores(reward, steps)).average().orElseThrow();
    }

    private static TransitionBatch first(Demonstrations demonstrations) {
        return TransitionBatch.builder(4, 2)
                .addRow(demonstrations.episodes().getFirst().steps(), 0)
                .build();
    }

    /** The same steps, so far away in every number of the state, with actions times a sign. */
    private static TransitionBatch moved(TransitionBatch steps, double away, double sign) {
        TransitionBatch.Builder moved = TransitionBatch.builder(4, 2);
        for (int t = 0; t < steps.size(); t++) {
            double[] state = Arrays.stream(steps.state(), 4 * t, 4 * t + 4)
                    .map(s -> s + away)
                    .toArray();
            double[] action = Arrays.stream(steps.action(), 2 * t, 2 * t + 2)
                    .map(a -> a * sign)
                    .toArray();
            moved.add(state, action, state, StepEnd.CONTINUING);
        }
        return moved.build();
    }

    private static List<Trajectory> recorded(long seed) {
        VectorEnvironment environment = PUCK.environment(4);
        environment.reset(seed);
        return TrajectoryRecorder.firstEpisodes(
                environment, PUCK.scripted().orElseThrow(), new ResumableRandom(seed), 60);
    }
}
