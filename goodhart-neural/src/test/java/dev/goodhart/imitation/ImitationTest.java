package dev.goodhart.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.DqnSettings;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import dev.goodhart.training.Exercise;
import dev.goodhart.training.TrainingRun;
import dev.goodhart.training.TrainingSettings;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImitationTest {
    private static final Task PUCK = Tasks.named("puck");
    private static final Td3Settings SMALL = Td3Settings.defaults()
            .withHidden(new int[] {8, 8})
            .withBatchSize(16)
            .withLearningStarts(20);

    private final Demonstrations demonstrations = new Demonstrations(PUCK.spec(), recorded(PUCK));

    /** Stopped in the middle of an episode, with the power iterations of spectral normalization under way. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoredRunGoesOnByteForByte(boolean adversarial, @TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Path half = folder.resolve("half.safetensors");
        Path resumed = folder.resolve("resumed.safetensors");
        try (TrainingRun run = run(adversarial)) {
            run.advance(150);
            run.save(whole);
        }
        try (TrainingRun run = run(adversarial)) {
            run.advance(77);
            run.save(half);
        }
        try (TrainingRun run = run(adversarial)) {
            run.restore(half);
            run.advance(73);
            run.save(resumed);
        }
        assertThat(Files.readAllBytes(resumed)).isEqualTo(Files.readAllBytes(whole));
    }

    /** Whatever is told of rewards, the same is learned, also where several are added up. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void rewardsOfTheWorldPlayNoPart(int nStep, @TempDir Path folder) throws IOException {
        List<byte[]> learned = new ArrayList<>();
        for (double reward : new double[] {0, 1000}) {
            VectorEnvironment environment = PUCK.environment(1);
            environment.reset(3);
            double[] action = new double[2];
            try (Imitation imitation = imitation(SMALL.withNStep(nStep), demonstrations, 16)) {
                for (int t = 0; t < 60; t++) {
                    imitation.act(environment.observation(), action);
                    imitation.observe(environment.step(action), new double[] {reward});
                    imitation.update(Metrics.NONE);
                }
                CheckpointWriter checkpoint = new CheckpointWriter();
                imitation.save(checkpoint);
                Path file = folder.resolve("learned-" + reward);
                checkpoint.write(file);
                learned.add(Files.readAllBytes(file));
            }
        }
        assertThat(learned.getFirst()).isEqualTo(learned.getLast());
    }

    /** The learner minds what the discriminator pays at the time: all it draws is scored anew. */
    @Test
    void rewardsAreTheDiscriminators() {
        try (AdversarialReward reward = reward(demonstrations, 16)) {
            TransitionBatch steps = demonstrations.episodes().getFirst().steps();
            double[] paid = new double[steps.size()];
            reward.score(steps, paid);
            float[] rows = RowEncoder.plain(PUCK.spec()).rows(demonstrations.episodes());
            float[] score = new float[steps.size()];
            reward.discriminator().scores(rows, steps.size(), score);
            for (int i = 0; i < paid.length; i++) {
                assertThat(paid[i]).isCloseTo(Math.log1p(Math.exp(score[i])), within(1e-6));
            }
            double[] slopes = reward.slopes(steps);
            assertThat(reward.sharpness(List.of(demonstrations.episodes().getFirst()))
                            .slope())
                    .containsExactly(slopes, within(1e-12));
        }
        try (Imitation imitation = imitation(SMALL, demonstrations, 16)) {
            assertThatThrownBy(() -> imitation.relabelWith(imitation.reward()))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void nothingIsLeftBehind() {
        imitation(SMALL, demonstrations, 16).close();
        long before = Pointer.totalCount();
        imitation(SMALL, demonstrations, 16).close();
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void fewDemonstrationsMakeASmallBatch() {
        try (AdversarialReward reward = reward(demonstrations, 1000)) {
            assertThat(reward.batchSize()).isEqualTo(120);
        }
        assertThatThrownBy(() -> reward(demonstrations, 0)).hasMessageContaining("must have a row, has 0");
    }

    @Test
    void hostileDemonstrationsAreNamed() {
        refused(List.of(), "must be a demonstration");
        refused(recorded(Tasks.named("Pendulum-v1")), "trajectory '0' must have observations of 4 and actions of 2");
        refused(
                List.of(step(new double[] {0, 0, Double.NaN, 0}, 0)),
                "The observation in step 0",
                "(NaN) must be finite");
        refused(
                List.of(step(new double[4], Double.POSITIVE_INFINITY)),
                "The action in step 0 of the trajectory 'hostile' (Infinity) must be finite");
        try (Learner other = SMALL.create(
                        new LearningTask(Tasks.named("Pendulum-v1").spec(), 1, 100, SeedTree.of("other")));
                AdversarialReward reward = reward(demonstrations, 16)) {
            assertThatThrownBy(() -> new Imitation((OffPolicyLearner) other, reward))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("demonstrations must be of 'Pendulum-v1' like the learner, are of 'puck'");
        }
        RowEncoder pendulum = RowEncoder.plain(Tasks.named("Pendulum-v1").spec());
        assertThatThrownBy(
                        () -> new AdversarialReward(demonstrations, pendulum, DiscriminatorSettings.defaults(), 16, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "rows of the reward must be of 'puck' like the demonstrations, are of 'Pendulum-v1'");
        Demonstrations outside = new Demonstrations(PUCK.spec(), List.of(step(new double[4], 1.5)));
        assertThat(outside.outOfBounds()).isOne();
        assertThat(demonstrations.outOfBounds()).isZero();
    }

    /** A feature that is 1000000.1 at every step has no deviation, though the mean of its squares less the squared mean is not 0. */
    @Test
    void aConstantFeatureKeepsItsUnit() {
        TransitionBatch.Builder steps = TransitionBatch.builder(4, 2);
        for (int t = 0; t < 300; t++) {
            double[] state = {1000000.1, t, 0, 0};
            steps.add(state, new double[2], state, StepEnd.CONTINUING);
        }
        RowEncoder encoder = RowEncoder.standardizing(PUCK.spec(), List.of(new Trajectory("constant", steps.build())));
        TransitionBatch.Builder other = TransitionBatch.builder(4, 2);
        other.add(new double[] {1000001.1, 0, 0, 0}, new double[2], new double[4], StepEnd.CONTINUING);
        float[] row = new float[6];
        encoder.encode(other.build(), 0, 1, row, 0);
        assertThat(row[0]).isCloseTo(1, within(1e-3f));
    }

    /** Discrete actions, and a learner of another kind, that adds up steps. */
    @Test
    void anyOffPolicyLearnerImitates() {
        Task poles = Tasks.named("CartPole-v1");
        VectorEnvironment environment = poles.environment(1);
        environment.reset(1);
        List<String> measured = new ArrayList<>();
        try (Imitation imitation = new Imitation(
                DqnSettings.defaults()
                        .withHidden(new int[] {8})
                        .withBatchSize(16)
                        .withLearningStarts(20)
                        .withNStep(3)
                        .create(new LearningTask(poles.spec(), 1, 400, SeedTree.of("poles"))),
                new AdversarialReward(
                        new Demonstrations(poles.spec(), recorded(poles)),
                        RowEncoder.standardizing(poles.spec(), recorded(poles)),
                        DiscriminatorSettings.defaults().withKind(RewardKind.SUM),
                        16,
                        1))) {
            imitation.train(environment, 220, (name, value) -> measured.add(name));
            assertThat(imitation.steps()).isEqualTo(220);
        }
        assertThat(measured).contains("discriminator/loss", "discriminator/slope", "discriminator/validity");
    }

    private static void refused(List<Trajectory> episodes, String... messages) {
        var refusal = assertThatThrownBy(() -> new Demonstrations(PUCK.spec(), episodes))
                .isInstanceOf(InvalidInputException.class);
        for (String message : messages) {
            refusal.hasMessageContaining(message);
        }
    }

    private static Trajectory step(double[] state, double action) {
        TransitionBatch.Builder steps = TransitionBatch.builder(4, 2);
        steps.add(state, new double[] {action, 0}, new double[4], StepEnd.CONTINUING);
        return new Trajectory("hostile", steps.build());
    }

    private TrainingRun run(boolean adversarial) {
        RowEncoder encoder = RowEncoder.plain(PUCK.spec());
        return new TrainingRun(
                Exercise.of(PUCK),
                "imitation",
                1,
                task -> new Imitation(
                        SMALL.create(task),
                        adversarial
                                ? new AdversarialReward(
                                        demonstrations,
                                        encoder,
                                        DiscriminatorSettings.defaults()
                                                .withSpectralNorm(true)
                                                .withLabels(0.7, 1.2),
                                        16,
                                        4)
                                : new RandomExpertDistillation(
                                        demonstrations, encoder, new DistillationSettings(8, 8, 1e-3, 16, 30), 4)),
                TrainingSettings.of(150).withEvaluations(0, 150),
                1,
                List.of());
    }

    private static Imitation imitation(Td3Settings learner, Demonstrations demonstrations, int batch) {
        return new Imitation(
                learner.create(new LearningTask(PUCK.spec(), 1, 100, SeedTree.of("small"))),
                reward(demonstrations, batch));
    }

    private static AdversarialReward reward(Demonstrations demonstrations, int batch) {
        return new AdversarialReward(
                demonstrations, RowEncoder.plain(PUCK.spec()), DiscriminatorSettings.defaults(), batch, 1);
    }

    private static List<Trajectory> recorded(Task task) {
        VectorEnvironment environment = task.environment(2);
        environment.reset(2);
        ResumableRandom random = new ResumableRandom(2);
        return TrajectoryRecorder.firstEpisodes(environment, task.scripted().orElseThrow(), random, 60);
    }
}
