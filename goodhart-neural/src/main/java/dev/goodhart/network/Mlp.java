package dev.goodhart.network;

import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A multilayer perceptron: y = x W + b, an activation after every layer but the last.
 *
 * <p>Weights are {@code [inputs][outputs]}. The network runs in two ways that agree to rounding: {@link #forward} on tensors, to be
 * differentiated, and {@link #apply} on arrays, which makes no call into native code for few rows and is many times faster on one.
 */
public final class Mlp implements AutoCloseable {
    /** From so many rows on libtorch's matrix products are faster than the loops here, calls included. */
    private static final int NATIVE_FROM = 12;

    private static final double HIDDEN_GAIN = Math.sqrt(2);

    private final int[] widths;
    private final Activation activation;
    private final Parameters parameters;
    private final DenseLayers layers;

    private Mlp(int[] widths, Activation activation, Parameters parameters) {
        this.widths = widths;
        this.activation = activation;
        this.parameters = parameters;
        this.layers = new DenseLayers(widths, activation);
    }

    /**
     * A network.
     *
     * @param name prefix of its parameters' names
     * @param widths numbers that go in, the hidden widths, numbers that come out; at least two
     * @param activation what stands between the layers
     * @param initialization how the weights begin
     * @param random where randomness comes from
     * @return the network, to be closed
     */
    public static Mlp of(
            String name, int[] widths, Activation activation, Initialization initialization, RandomGenerator random) {
        return of(name, widths, activation, initialization, 1, random);
    }

    /**
     * A network with a gain of its own for the last layer.
     *
     * @param name prefix of its parameters' names
     * @param widths numbers that go in, the hidden widths, numbers that come out; at least two
     * @param activation what stands between the layers
     * @param initialization how the weights begin
     * @param lastGain factor of the last layer's weights where they are orthogonal; 0.01 keeps a new policy near uniform
     * @param random where randomness comes from
     * @return the network, to be closed
     */
    public static Mlp of(
            String name,
            int[] widths,
            Activation activation,
            Initialization initialization,
            double lastGain,
            RandomGenerator random) {
        if (widths.length < 2) {
            throw new IllegalArgumentException("A network must have an input and an output width");
        }
        Parameters.Builder builder = Parameters.builder();
        for (int layer = 0; layer + 1 < widths.length; layer++) {
            int inputs = widths[layer];
            int outputs = widths[layer + 1];
            double gain = layer + 2 == widths.length ? lastGain : HIDDEN_GAIN;
            builder.add(
                    name + "." + layer + ".weight",
                    initialization.weights(inputs, outputs, gain, random),
                    inputs,
                    outputs);
            builder.add(name + "." + layer + ".bias", initialization.biases(inputs, outputs, random), outputs);
        }
        return new Mlp(widths.clone(), activation, builder.build());
    }

    /**
     * A network of the same shape with the same values and memory of its own, such as a target network.
     *
     * @return the copy, to be closed
     */
    public Mlp copy() {
        Parameters.Builder builder = Parameters.builder();
        for (Parameter entry : parameters.entries()) {
            float[] values = new float[entry.size()];
            System.arraycopy(parameters.values(), entry.offset(), values, 0, values.length);
            builder.add(entry.name(), values, entry.shape());
        }
        return new Mlp(widths, activation, builder.build());
    }

    /** {@return what it has learned} */
    public Parameters parameters() {
        return parameters;
    }

    /** {@return numbers that go in, the hidden widths, numbers that come out; a copy} */
    public int[] widths() {
        return widths.clone();
    }

    /** {@return what stands between the layers} */
    public Activation activation() {
        return activation;
    }

    /** {@return numbers that go in} */
    public int inputs() {
        return widths[0];
    }

    /** {@return numbers that come out} */
    public int outputs() {
        return widths[widths.length - 1];
    }

    /** {@return the number of layers} */
    public int depth() {
        return widths.length - 1;
    }

    /**
     * Runs on tensors.
     *
     * @param x {@code [n][inputs]}
     * @return {@code [n][outputs]}, of the caller's scope
     */
    public Tensor forward(Tensor x) {
        Tensor h = x;
        for (int layer = 0; layer < depth(); layer++) {
            h = torch.addmm(parameters.tensor(2 * layer + 1), h, parameters.tensor(2 * layer));
            if (layer + 1 < depth()) {
                h = activation.of(h);
            }
        }
        return h;
    }

    /**
     * Runs on arrays, without gradients.
     *
     * @param in {@code [rows][inputs]}
     * @param rows how many rows
     * @param out {@code [at least rows][outputs]} receives the results
     */
    public void apply(float[] in, int rows, float[] out) {
        if (rows < NATIVE_FROM) {
            layers.apply(parameters.values(), in, rows, out);
            return;
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensors.copy(forward(Tensors.of(in, rows, inputs())), out);
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
