package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpTest {
    private final ResumableRandom random = new ResumableRandom(1);

    /** Seven rows are done in loops, twenty by libtorch. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void arraysAndTensorsAgree(Activation activation) {
        agree(activation, 7);
        agree(activation, 20);
    }

    private void agree(Activation activation, int rows) {
        try (Mlp net = Mlp.of("net", new int[] {5, 17, 9, 3}, activation, Initialization.HE, random);
                PointerScope scope = new PointerScope()) {
            float[] in = gaussian(rows * 5);
            float[] out = new float[rows * 3];

            net.apply(in, rows, out);

            assertThat(out).containsExactly(Tensors.floats(net.forward(Tensors.of(in, rows, 5))), within(1e-5f));
        }
    }

    /** y = tanh(x * 2 + 1) * 3 - 1 at x = 0.5: tanh(2) = 0.9640275801, times 3, less 1. */
    @Test
    void oneNeuronByHand() {
        try (Mlp net = Mlp.of("net", new int[] {1, 1, 1}, Activation.TANH, Initialization.HE, random)) {
            System.arraycopy(new float[] {2, 1, 3, -1}, 0, net.parameters().values(), 0, 4);
            net.parameters().push();
            float[] out = new float[1];

            net.apply(new float[] {0.5f}, 1, out);

            assertThat(out[0]).isCloseTo(1.8920827f, within(1e-6f));
        }
    }

    @Test
    void gradientsMatchCentralDifferences() {
        try (Mlp net = Mlp.of("net", new int[] {3, 8, 2}, Activation.TANH, Initialization.GLOROT, random)) {
            float[] in = gaussian(4 * 3);
            try (PointerScope scope = new PointerScope()) {
                net.forward(Tensors.of(in, 4, 3)).square().sum().backward();
            }
            net.parameters().pullGradient();
            float[] values = net.parameters().values();
            for (int i = 0; i < values.length; i++) {
                float before = values[i];
                values[i] = before + 1e-2f;
                double above = sumOfSquares(net, in);
                values[i] = before - 1e-2f;
                double below = sumOfSquares(net, in);
                values[i] = before;
                // Third derivatives are of order 1, so the difference is off by order 1e-4; rounding adds 1e-6 / 1e-2.
                assertThat((double) net.parameters().gradient()[i]).isCloseTo((above - below) / 2e-2, within(5e-3));
            }
        }
    }

    @Test
    void gradientsAddUpUntilCleared() {
        try (Mlp net = Mlp.of("net", new int[] {1, 1}, Activation.IDENTITY, Initialization.HE, random)) {
            for (int pass = 0; pass < 2; pass++) {
                try (PointerScope scope = new PointerScope()) {
                    net.forward(Tensors.of(new float[] {3}, 1, 1)).sum().backward();
                }
            }
            net.parameters().pullGradient();
            assertThat(net.parameters().gradient()).containsExactly(6, 2);

            net.parameters().clearGradient();
            net.parameters().pullGradient();
            assertThat(net.parameters().gradient()).containsExactly(0, 0);
        }
    }

    /** d/dx of sum over f = (w x)^2 is 2 w^2 x; its square's gradient in w is 16 w^3 x^2: at w = 0.5, x = 3: 1.5^2 and 18. */
    @Test
    void gradientsOfGradientsReachTheParameters() {
        try (Mlp net = Mlp.of("net", new int[] {1, 1}, Activation.IDENTITY, Initialization.HE, random)) {
            net.parameters().values()[0] = 0.5f;
            net.parameters().push();
            try (PointerScope scope = new PointerScope()) {
                Tensor x = Tensors.of(new float[] {3}, 1, 1).set_requires_grad(true);
                Tensor slope = Tensors.gradient(net.forward(x).square(), x);
                assertThat(slope.item_float()).isCloseTo(1.5f, within(1e-6f));
                slope.square().sum().backward();
            }
            net.parameters().pullGradient();
            assertThat(net.parameters().gradient()[0]).isCloseTo(18f, within(1e-4f));
        }
    }

    @ParameterizedTest
    @EnumSource(Initialization.class)
    void theSameSeedGivesTheSameWeights(Initialization initialization) {
        float[] first = new float[0];
        for (int run = 0; run < 2; run++) {
            try (Mlp net =
                    Mlp.of("net", new int[] {6, 4, 9}, Activation.RELU, initialization, new ResumableRandom(5))) {
                if (run == 0) {
                    first = net.parameters().values().clone();
                } else {
                    assertThat(net.parameters().values()).isEqualTo(first);
                }
            }
        }
    }

    @Test
    void orthogonalRowsAreOrthonormalTimesTheGain() {
        float[] w = Initialization.ORTHOGONAL.weights(4, 9, 3, random);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double dot = 0;
                for (int o = 0; o < 9; o++) {
                    dot += (double) w[i * 9 + o] * w[j * 9 + o];
                }
                assertThat(dot).isCloseTo(i == j ? 9 : 0, within(1e-5));
            }
        }
    }

    @Test
    void nothingIsLeftBehind() {
        TorchRuntime.start();
        long before = Pointer.totalCount();
        for (int i = 0; i < 20; i++) {
            try (Mlp net = Mlp.of("net", new int[] {3, 8, 2}, Activation.TANH, Initialization.GLOROT, random);
                    Mlp copy = net.copy();
                    HostTensor in = new HostTensor(4, 3)) {
                Adam adam = new Adam(AdamSettings.defaults(), net.parameters());
                for (int step = 0; step < 5; step++) {
                    try (PointerScope scope = new PointerScope()) {
                        in.put(gaussian(12), 0, 4);
                        net.forward(in.rows(4))
                                .sub(copy.forward(in.rows(4)))
                                .square()
                                .mean()
                                .backward();
                    }
                    adam.step();
                }
            }
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    private float[] gaussian(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double sumOfSquares(Mlp net, float[] in) {
        float[] out = new float[in.length / net.inputs() * net.outputs()];
        net.apply(in, in.length / net.inputs(), out);
        double sum = 0;
        for (float y : out) {
            sum += (double) y * y;
        }
        return sum;
    }
}
