package dev.goodhart.imitation;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Tensors;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Learns where a step leads, by which to see how sharp the world is: the slope at a row is {@code ||grad_{s,a} sum_j f_j(s, a)||}, the
 * measure of Blonde, Strasser and Kalousis (2022). Slopes of different signs cancel in the sum, so that it is no bound on the Jacobian.
 */
public final class ForwardModel implements AutoCloseable {
    private final Mlp net;
    private final Adam adam;

    /**
     * A model that has learned nothing.
     *
     * @param inputs numbers in a row: a state and an action side by side
     * @param outputs numbers in the state that is entered
     * @param hidden width of its two hidden layers, at least 1
     * @param learningRate of Adam, above 0
     * @param random initial weights; nothing else is random
     */
    public ForwardModel(int inputs, int outputs, int hidden, double learningRate, RandomGenerator random) {
        int[] widths = {inputs, hidden, hidden, outputs};
        this.net = Mlp.of("forward", widths, Activation.LEAKY_RELU, Initialization.TORCH, random);
        this.adam = new Adam(AdamSettings.of(learningRate), net.parameters());
    }

    /**
     * Takes one step towards the least mean squared error.
     *
     * @param rows {@code [n][inputs]} states and actions
     * @param next {@code [n][outputs]} the states they led to
     * @param n how many, at least 1
     * @return the error before the step, over all numbers
     * @throws ArithmeticException if the gradient is not finite; nothing is changed then
     */
    public double update(float[] rows, float[] next, int n) {
        double loss;
        try (PointerScope scope = new PointerScope()) {
            Tensor error = net.forward(Tensors.of(rows, n, net.inputs()))
                    .sub(Tensors.of(next, n, net.outputs()))
                    .square()
                    .mean();
            loss = error.item_double();
            error.backward();
        }
        adam.step();
        return loss;
    }

    /**
     * Where steps lead.
     *
     * @param rows {@code [n][inputs]}
     * @param n how many
     * @param out {@code [at least n][outputs]} receives the states
     */
    public void predict(float[] rows, int n, float[] out) {
        net.apply(rows, n, out);
    }

    /**
     * Slopes of the world as it is learned.
     *
     * @param rows {@code [n][inputs]}
     * @param n how many, at least 1
     * @return {@code [n]} the norm of the gradient of the sum of the predicted numbers
     */
    public double[] slopes(float[] rows, int n) {
        float[] gradient;
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(rows, n, net.inputs()).set_requires_grad(true);
            gradient = Tensors.floats(Tensors.gradient(net.forward(x), x));
        }
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int d = 0; d < net.inputs(); d++) {
                double g = gradient[i * net.inputs() + d];
                sum += g * g;
            }
            slope[i] = Math.sqrt(sum);
        }
        return slope;
    }

    /**
     * Writes what it has learned.
     *
     * @param checkpoint where to
     * @param name prefix of the entries
     */
    public void save(CheckpointWriter checkpoint, String name) {
        checkpoint.put(name + ".", net.parameters());
        adam.save(checkpoint, name + ".adam");
    }

    /**
     * Goes on from what was written.
     *
     * @param checkpoint where from
     * @param name prefix of the entries
     */
    public void restore(CheckpointReader checkpoint, String name) {
        checkpoint.get(name + ".", net.parameters());
        adam.restore(checkpoint, name + ".adam");
    }

    @Override
    public void close() {
        net.close();
    }
}
