package dev.goodhart.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.random.ResumableRandom;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditioningTest {
    private static final Task PUCK = Tasks.named("puck");
    private static final RewardPreconditioner EAGER = new RewardPreconditioner(0.1, 0.7);

    /** Never punished, since no slope is above this: the factor is exp(0) = 1. */
    private static final RewardPreconditioner IDLE = new RewardPreconditioner(1e9, 0.7);

    private final Demonstrations demonstrations = new Demonstrations(PUCK.spec(), recorded());

    /** Slope 3 above the limit 1 is punished by 4; in units of 8 that is exp(-0.5) = 0.6065307. */
    @Test
    void factorsByHand() {
        RewardPreconditioner preconditioner = new RewardPreconditioner(1, 0.5);
        assertThat(preconditioner.punishment(3)).isEqualTo(4);
        assertThat(preconditioner.punishment(0.5)).isZero();
        assertThat(preconditioner.factor(3, 8)).isCloseTo(0.6065306597, within(1e-9));
        assertThat(preconditioner.factor(30, 8)).isEqualTo(0.5);
    }

    /** f(x) = (x0 + 2 x1, 2 x0 - x1 + x2) has the sum 3 x0 + x1 + x2, of slope sqrt(11) everywhere. */
    @Test
    void theModelLearnsTheSlopeOfALinearWorldAndLeavesNothingBehind() {
        learned();
        long before = Pointer.totalCount();
        double[] slopes = learned();
        assertThat(Pointer.totalCount()).isEqualTo(before);
        assertThat(slopes).isEqualTo(learned());
        // The network is piecewise linear: right on average, not in every piece.
        assertThat(Arrays.stream(slopes).average().orElseThrow()).isCloseTo(Math.sqrt(11), within(0.2));
    }

    /** A preconditioner that never punishes changes no bit of what is learned, so that its model draws from a generator of its own. */
    @Test
    void theRestOfTheRunIsTheSameToTheBit() {
        double[] plain = scores(null);
        assertThat(scores(IDLE)).isEqualTo(plain);
        double[] shrunk = scores(EAGER);
        assertThat(shrunk).isNotEqualTo(plain);
    }

    @Test
    void rewardsAreShrunkAndNoFurtherThanTheFloor() {
        Map<String, Double> measured = new HashMap<>();
        try (Imitation imitation = trained(EAGER, measured)) {
            TransitionBatch steps = demonstrations.episodes().getFirst().steps();
            double[] paid = new double[steps.size()];
            imitation.reward().score(steps, paid);
            float[] whole = new float[steps.size()];
            assertThat(imitation.reward())
                    .isInstanceOfSatisfying(
                            AdversarialReward.class,
                            reward -> reward.discriminator()
                                    .rewards(
                                            RowEncoder.plain(PUCK.spec()).rows(demonstrations.episodes()),
                                            paid.length,
                                            whole));
            double least = 1;
            for (int i = 0; i < paid.length; i++) {
                assertThat(paid[i] / whole[i]).isBetween(0.7 - 1e-9, 1.0);
                least = Math.min(least, paid[i] / whole[i]);
            }
            assertThat(least).isLessThan(0.99);
        }
        assertThat(measured.get("precondition/factor")).isBetween(0.7, 1.0);
        assertThat(measured.get("precondition/loss")).isLessThan(0.5);
    }

    @Test
    void aStoredRunGoesOnByteForByte(@TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Path half = folder.resolve("half.safetensors");
        Path resumed = folder.resolve("resumed.safetensors");
        try (TrainingRun run = run()) {
            run.advance(77);
            run.save(half);
            run.advance(73);
            run.save(whole);
        }
        try (TrainingRun run = run()) {
            run.restore(half);
            run.advance(73);
            run.save(resumed);
        }
        assertThat(Files.readAllBytes(resumed)).isEqualTo(Files.readAllBytes(whole));
    }

    private static double[] learned() {
        ResumableRandom random = new ResumableRandom(5);
        float[] rows = new float[64 * 3];
        float[] next = new float[64 * 2];
        try (ForwardModel model = new ForwardModel(3, 2, 32, 3e-3, random)) {
            for (int step = 0; step < 1000; step++) {
                for (int i = 0; i < 64; i++) {
                    for (int d = 0; d < 3; d++) {
                        rows[3 * i + d] = (float) random.nextGaussian();
                    }
                    next[2 * i] = rows[3 * i] + 2 * rows[3 * i + 1];
                    next[2 * i + 1] = 2 * rows[3 * i] - rows[3 * i + 1] + rows[3 * i + 2];
                }
                model.update(rows, next, 64);
            }
            return model.slopes(rows, 64);
        }
    }

    private double[] scores(@Nullable RewardPreconditioner preconditioner) {
        try (Imitation imitation = trained(preconditioner, new HashMap<>())) {
            TransitionBatch steps = demonstrations.episodes().getFirst().steps();
            double[] out = new double[steps.size()];
            imitation.reward().score(steps, out);
            return out;
        }
    }

    private Imitation trained(@Nullable RewardPreconditioner preconditioner, Map<String, Double> measured) {
        Imitation imitation = imitation(new LearningTask(PUCK.spec(), 1, 300, SeedTree.of("shrunk")), preconditioner);
        VectorEnvironment environment = PUCK.environment(1);
        environment.reset(3);
        imitation.train(environment, 220, measured::put);
        return imitation;
    }

    private Imitation imitation(LearningTask task, @Nullable RewardPreconditioner preconditioner) {
        return new Imitation(
                Td3Settings.defaults()
                        .withHidden(new int[] {8, 8})
                        .withBatchSize(16)
                        .withLearningStarts(20)
                        .create(task),
                new AdversarialReward(
                        demonstrations,
                        RowEncoder.plain(PUCK.spec()),
                        DiscriminatorSettings.defaults(),
                        16,
                        4,
                        preconditioner));
    }

    private TrainingRun run() {
        return new TrainingRun(
                Exercise.of(PUCK),
                "imitation",
                1,
                task -> imitation(task, EAGER),
                TrainingSettings.of(150).withEvaluations(0, 150),
                1,
                List.of());
    }

    private static List<Trajectory> recorded() {
        VectorEnvironment environment = PUCK.environment(2);
        environment.reset(2);
        return TrajectoryRecorder.firstEpisodes(environment, PUCK.scripted().orElseThrow(), new ResumableRandom(2), 60);
    }
}
