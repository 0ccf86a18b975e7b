package dev.goodhart.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.Tasks;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Activation;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.random.ResumableRandom;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPolicyTest {
    private static final ActionSpace.Box BOX = new ActionSpace.Box(new double[] {-2, 0}, new double[] {2, 10});

    @ParameterizedTest
    @ValueSource(strings = {"categorical", "greedy", "gaussian", "squashed-gaussian", "squashed"})
    void whatIsReadActsLikeWhatWasWritten(String kind, @TempDir Path folder) {
        Path file = folder.resolve("policy.safetensors");
        double[] observation = {0.1, -3, 0.5, 0.7, 2, 2};
        try (NetworkPolicy policy = policy(kind)) {
            policy.scale().update(observation, 2);
            policy.save(file);
            try (NetworkPolicy read = NetworkPolicy.load(file, policy.spec())) {
                double[] written = new double[2 * policy.spec().actions().dim()];
                double[] again = new double[written.length];
                Choice choice = kind.equals("squashed") || kind.equals("greedy") ? Choice.BEST : Choice.SAMPLED;
                policy.act(observation, 2, choice, new ResumableRandom(1), written);
                read.act(observation, 2, choice, new ResumableRandom(1), again);
                assertThat(again).isEqualTo(written);
            }
        }
    }

    @Test
    void aPolicyForSomethingElseIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("policy.safetensors");
        try (NetworkPolicy policy = policy("categorical")) {
            policy.save(file);
        }
        assertThatThrownBy(() ->
                        NetworkPolicy.load(file, Tasks.named("CartPole-v1").spec()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must begin with 4 and end with 2 for 'CartPole-v1', is [3, 5, 3]")
                .hasMessageContaining("Maybe it was learned on 'here'");
        assertThatThrownBy(() ->
                        NetworkPolicy.load(file, Tasks.named("Pendulum-v1").spec()))
                .hasMessageContaining("is 'categorical'");
    }

    /** Logits log 1, log 2, log 5: chances 1/8, 2/8, 5/8; the largest deviation of a count of 8000 is 43. */
    @Test
    void samplesTheSoftmax() {
        float[] logits = {0, (float) Math.log(2), (float) Math.log(5)};
        int[] counts = new int[3];
        double[] action = new double[1];
        ResumableRandom random = new ResumableRandom(2);
        CategoricalHead head = new CategoricalHead(3);
        for (int i = 0; i < 8000; i++) {
            head.choose(logits, 0, Choice.SAMPLED, random, action, 0);
            counts[(int) action[0]]++;
        }
        for (int a = 0; a < 3; a++) {
            assertThat((double) counts[a]).isCloseTo(new double[] {1000, 2000, 5000}[a], within(5 * 43.3));
        }
        head.choose(logits, 0, Choice.BEST, random, action, 0);
        assertThat(action[0]).isEqualTo(2);
    }

    /** tanh(0) = 0 is the middle of the bounds, tanh(9) all but the upper one. */
    @Test
    void squashedActionsFillTheBounds() {
        double[] action = new double[2];
        new SquashedHead(BOX, 0.1).choose(new float[] {0, 9}, 0, Choice.BEST, new ResumableRandom(1), action, 0);
        assertThat(action[0]).isEqualTo(0);
        assertThat(action[1]).isCloseTo(10, within(1e-6));
        assertThat(UnitBox.unit(BOX, 1, 7.5)).isEqualTo(0.5);
    }

    private static NetworkPolicy policy(String kind) {
        boolean discrete = kind.equals("categorical") || kind.equals("greedy");
        EnvironmentSpec spec = new EnvironmentSpec("here", 3, discrete ? new ActionSpace.Discrete(3) : BOX, 10);
        ActionHead head = switch (kind) {
            case "categorical" -> new CategoricalHead(3);
            case "greedy" -> new GreedyHead(3, 0);
            case "gaussian" ->
                new GaussianHead(
                        BOX,
                        Parameters.builder()
                                .add("logStd", new float[] {0.5f, -1}, 2)
                                .build());
            case "squashed-gaussian" -> new SquashedGaussianHead(BOX);
            default -> new SquashedHead(BOX, 0.1);
        };
        Mlp network = Mlp.of(
                "network",
                new int[] {3, 5, head.outputs()},
                Activation.TANH,
                Initialization.TORCH,
                new ResumableRandom(1));
        return new NetworkPolicy(spec, ObservationScale.of(3, true), network, head);
    }
}
