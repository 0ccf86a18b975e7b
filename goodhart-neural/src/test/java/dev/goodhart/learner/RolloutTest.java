package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {
    private static final LearningTask TASK = new LearningTask(
            new EnvironmentSpec("here", 1, new ActionSpace.Discrete(2), 9), 2, 100, SeedTree.of("rollout"));

    @TempDir
    Path folder;

    /** Three steps of two copies: full with six rows, and never in the middle of a step. */
    @ParameterizedTest
    @ValueSource(longs = {-2, 3, 8})
    void aPlaceThatIsNoneIsRefused(long filled) {
        assertThatThrownBy(() -> restored(filled))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("rollout.filled (" + filled + ") must be a multiple of 2 up to 6");
        assertThat(restored(4).filled()).isEqualTo(4);
    }

    private Rollout restored(long filled) {
        CheckpointWriter checkpoint = new CheckpointWriter();
        checkpoint.put("rollout.filled", new long[] {filled});
        checkpoint.put("rollout.state", new double[6]);
        checkpoint.put("rollout.action", new double[6]);
        checkpoint.put("rollout.next", new double[6]);
        checkpoint.put("rollout.end", new long[6]);
        checkpoint.put("rollout.raw", new double[6]);
        checkpoint.put("rollout.seen", new float[6]);
        checkpoint.put("rollout.reward", new double[6]);
        Path file = folder.resolve("rollout.safetensors");
        checkpoint.write(file);
        Rollout rollout = new Rollout(TASK, 3);
        try (CheckpointReader reader = CheckpointReader.open(file)) {
            rollout.restore(reader, "rollout");
        }
        return rollout;
    }
}
