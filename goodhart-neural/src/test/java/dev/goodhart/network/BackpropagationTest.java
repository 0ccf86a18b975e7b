package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class BackpropagationTest {
    private static final float[] INPUT = {0.3f, -1, 2, 0.5f, 0.1f, -0.7f};

    /** The loss sum of y^2 has the derivative 2 y. */
    @Test
    void agreesWithAutograd() {
        try (Mlp net = net()) {
            float[] byTensors = byTensors(net);
            net.parameters().clearGradient();
            float[] outputs = new float[4];

            new Backpropagation(net).toParameters(INPUT, 2, (output, gradient) -> {
                System.arraycopy(output, 0, outputs, 0, 4);
                for (int i = 0; i < 4; i++) {
                    gradient[i] = 2 * output[i];
                }
            });
            net.parameters().pullGradient();

            float[] applied = new float[4];
            net.apply(INPUT, 2, applied);
            for (int i = 0; i < 4; i++) {
                assertThat(outputs[i]).isCloseTo(applied[i], within(1e-6f));
            }
            assertThat(net.parameters().gradient()).isEqualTo(byTensors);
        }
    }

    /** By differences of the sum of squares along each input. */
    @Test
    void theSlopeAlongInputsLeavesParametersAlone() {
        try (Mlp net = net()) {
            float[] slope = new float[6];
            new Backpropagation(net)
                    .toInputs(
                            INPUT,
                            2,
                            (output, gradient) -> {
                                for (int i = 0; i < 4; i++) {
                                    gradient[i] = 2 * output[i];
                                }
                            },
                            slope);
            for (int i = 0; i < 6; i++) {
                float[] up = INPUT.clone();
                float[] down = INPUT.clone();
                up[i] += 1e-2f;
                down[i] -= 1e-2f;
                assertThat((double) slope[i]).isCloseTo((squares(net, up) - squares(net, down)) / 2e-2, within(2e-3));
            }
            net.parameters().pullGradient();
            assertThat(net.parameters().gradient()).containsOnly(0);
        }
    }

    @Test
    void nothingIsLeftBehind() {
        try (Mlp net = net()) {
            Backpropagation backpropagation = new Backpropagation(net);
            float[] slope = new float[6];
            backpropagation.toInputs(INPUT, 2, (output, gradient) -> {}, slope);
            long before = Pointer.totalCount();
            for (int i = 0; i < 50; i++) {
                backpropagation.toParameters(INPUT, 2, (output, gradient) -> {});
                backpropagation.toInputs(INPUT, 2, (output, gradient) -> {}, slope);
            }
            assertThat(Pointer.totalCount()).isEqualTo(before);
        }
    }

    @Test
    void aGradientByHandIsAdded() {
        try (Parameters p = Parameters.builder().add("x", new float[] {1, 2}, 2).build()) {
            p.addGradient(new float[] {3, 4});
            p.addGradient(new float[] {1, 1});
            p.pullGradient();
            assertThat(p.gradient()).containsExactly(4, 5);
            assertThatThrownBy(() -> p.addGradient(new float[1])).hasMessageContaining("must have 2 entries, has 1");
        }
    }

    private static float[] byTensors(Mlp net) {
        try (PointerScope scope = new PointerScope()) {
            Tensor y = net.forward(Tensors.of(INPUT, 2, 3));
            y.square().sum().backward();
        }
        net.parameters().pullGradient();
        return net.parameters().gradient().clone();
    }

    private static double squares(Mlp net, float[] in) {
        float[] out = new float[4];
        net.apply(in, 2, out);
        double sum = 0;
        for (float y : out) {
            sum += (double) y * y;
        }
        return sum;
    }

    private static Mlp net() {
        return Mlp.of("net", new int[] {3, 5, 2}, Activation.TANH, Initialization.TORCH, new ResumableRandom(3));
    }
}
