package dev.goodhart.representation;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.HostTensor;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;

/**
 * The network under every learned embedding, in training. A step is one forward of all its trajectories together and one backward from
 * the gradient at the outputs, which the loss computes on arrays.
 */
final class Trunk implements AutoCloseable {
    private final Mlp net;
    private final TrajectoryInputs inputs;
    private final InputScaling scaling;
    private final float[] scaled;
    private final int most;
    private final HostTensor host;
    private final HostTensor hostGradient;
    private final float[] gathered;
    private final float[] outputs;
    private final float[] pooled;
    private final float[] gradient;

    /** A trunk for steps of at most so many trajectories. */
    Trunk(TrajectoryInputs inputs, RepresentationOptions options, int outputs, int most, RandomGenerator random) {
        this.inputs = inputs;
        this.most = most;
        this.scaling = InputScaling.of(inputs);
        this.scaled = scaling.scaled(inputs.rows());
        int rows = most * inputs.longest();
        this.net = Mlp.of(
                "trunk",
                new int[] {inputs.width(), options.hidden(), options.hidden(), outputs},
                Activation.RELU,
                Initialization.HE,
                random);
        this.host = new HostTensor(rows, inputs.width());
        this.hostGradient = new HostTensor(rows, outputs);
        this.gathered = new float[rows * inputs.width()];
        this.outputs = new float[rows * outputs];
        this.pooled = new float[most * outputs];
        this.gradient = new float[rows * outputs];
    }

    /** What a loss needs of a step. */
    interface Loss {
        /** The mean loss of points {@code [count][outputs]}, whose gradient it leaves in {@code gradient}. */
        double of(float[] points, float[] gradient);
    }

    Adam optimizer(RepresentationOptions options, Parameters... more) {
        return new Adam(
                AdamSettings.of(options.learningRate()),
                Stream.concat(Stream.of(net.parameters()), Stream.of(more)).toArray(Parameters[]::new));
    }

    Mlp net() {
        return net;
    }

    /** Puts the rows of trajectories into native memory and gives them as a tensor of the caller's scope. */
    Tensor rows(int[] trajectories, int count) {
        int width = inputs.width();
        int row = 0;
        for (int k = 0; k < count; k++) {
            int from = inputs.start(trajectories[k]);
            int length = inputs.start(trajectories[k] + 1) - from;
            System.arraycopy(scaled, from * width, gathered, row * width, length * width);
            row += length;
        }
        return host.put(gathered, 0, row).rows(row);
    }

    /** One step's loss and gradients, the penalty's included; the optimiser is the caller's. */
    double accumulate(int[] trajectories, int count, double l2, Loss loss) {
        int dim = net.outputs();
        double value;
        try (PointerScope scope = new PointerScope()) {
            Tensor out = net.forward(rows(trajectories, count));
            Tensors.copy(out, outputs);
            boolean single = inputs.longest() == 1;
            if (!single) {
                pool(trajectories, count, dim);
            }
            float[] points = single ? outputs : pooled;
            float[] atPoints = single ? gradient : new float[count * dim];
            value = loss.of(points, atPoints);
            int rows = single ? count : spread(trajectories, count, dim, atPoints);
            out.backward(
                    hostGradient.put(gradient, 0, rows).rows(rows),
                    new BoolOptional(),
                    false,
                    new TensorArrayRefOptional());
        }
        net.parameters().addGradient(net.parameters().values(), (float) l2);
        return value;
    }

    private void pool(int[] trajectories, int count, int dim) {
        int row = 0;
        for (int k = 0; k < count; k++) {
            int length = inputs.start(trajectories[k] + 1) - inputs.start(trajectories[k]);
            for (int i = 0; i < dim; i++) {
                float sum = 0;
                for (int t = 0; t < length; t++) {
                    sum += outputs[(row + t) * dim + i];
                }
                pooled[k * dim + i] = sum / length;
            }
            row += length;
        }
    }

    private int spread(int[] trajectories, int count, int dim, float[] atPoints) {
        int row = 0;
        for (int k = 0; k < count; k++) {
            int length = inputs.start(trajectories[k] + 1) - inputs.start(trajectories[k]);
            for (int t = 0; t < length; t++, row++) {
                for (int i = 0; i < dim; i++) {
                    gradient[row * dim + i] = atPoints[k * dim + i] / length;
                }
            }
        }
        return row;
    }

    /** The embedding, which takes the network over; the trunk's other memory is freed by closing. */
    TrajectoryEmbedding embedding(int dimension) {
        return new TrajectoryEmbedding(net, scaling, inputs.form(), inputs.points(), dimension);
    }

    int most() {
        return most;
    }

    /** Frees what training needed, not the network. */
    @Override
    public void close() {
        host.close();
        hostGradient.close();
    }
}
