package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.network.TestDevices;
import dev.goodhart.network.TorchRuntime;
import dev.goodhart.reward.RewardFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {
    @Test
    void theSameSeedGivesTheSameBitsBesideAnotherTrial() throws Exception {
        List<Callable<float[]>> trials =
                List.of(() -> values("ppo"), () -> values("sac"), () -> values("ppo"), () -> values("sac"));
        float[] alonePpo = values("ppo");
        float[] aloneSac = values("sac");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<float[]>> results = threads.invokeAll(trials);
            for (int i = 0; i < 4; i++) {
                assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? alonePpo : aloneSac);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppo", "reinforce", "sac", "td3", "dqn"})
    void nothingNativeIsLeftBehind(String name) {
        values(name);
        long before = Pointer.totalCount();
        values(name);
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    /** On a device with a memory of its own nothing is forgotten to be copied. */
    @ParameterizedTest
    @ValueSource(strings = {"ppo", "reinforce", "sac", "td3", "dqn"})
    void aDeviceApartLearnsTheSame(String name) throws Exception {
        assertThat(TorchRuntime.on(TestDevices.copying(), () -> values(name))).isEqualTo(values(name));
    }

    /**
     * With rewards of zero told and the right ones computed anew, a learner learns what it would have from the right ones; with several steps
     * added up, too.
     */
    @ParameterizedTest
    @CsvSource({"ppo, 1", "reinforce, 1", "sac, 1", "sac, 3", "td3, 1", "td3, 3", "dqn, 1", "dqn, 3"})
    void rewardsThatAreComputedAnewCount(String name, int nStep) {
        Task task = task(name);
        LearnerSettings settings = LearnerUnderTest.withNStep(settings(name), nStep);
        RewardFunction nothing = (batch, out) -> Arrays.fill(out, 0, batch.size(), 0);
        try (Learner learner = LearnerUnderTest.trained(task, settings, 300, 1);
                Learner relabelled = settings.create(learner.task())) {
            relabelled.relabelWith(task.intended());
            var environment = task.environment(settings.nEnvs());
            environment.reset(1);
            relabelled.train(environment, nothing, 300);

            assertThat(relabelled.policy().network().parameters().values())
                    .isEqualTo(learner.policy().network().parameters().values());
            if (nStep > 1) {
                assertThat(values(name))
                        .isNotEqualTo(learner.policy().network().parameters().values());
            }
        }
    }

    private static float[] values(String name) {
        try (Learner learner = LearnerUnderTest.trained(task(name), settings(name), 300, 1)) {
            return learner.policy().network().parameters().values().clone();
        }
    }

    private static Task task(String name) {
        return Tasks.named(name.equals("sac") || name.equals("td3") ? "identity-continuous" : "identity-discrete");
    }

    private static LearnerSettings settings(String name) {
        return Objects.requireNonNull(
                name.equals("sac") || name.equals("td3")
                        ? LearnerUnderTest.CONTINUOUS.get(name)
                        : LearnerUnderTest.DISCRETE.get(name));
    }
}
