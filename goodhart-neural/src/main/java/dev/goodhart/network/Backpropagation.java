package dev.goodhart.network;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Gradients of a network for losses that are written on arrays: the network runs, the loss says in Java how it changes with each output,
 * and libtorch takes it from there. A loss of ten tensor operations costs twenty small native calls, forward and back; its derivative with
 * respect to the outputs is one loop.
 *
 * <p>Keeps its arrays between calls. Not safe for use by several threads.
 */
public final class Backpropagation {
    private final Mlp network;
    private float[] output = new float[0];
    private float[] gradient = new float[0];

    /** The derivative of a loss. */
    @FunctionalInterface
    public interface Loss {
        /**
         * Says how the loss changes with each output.
         *
         * @param output {@code [at least rows][outputs]} what came out of the network
         * @param gradient {@code [at least rows][outputs]} all zero; receives d loss / d output
         */
        void differentiate(float[] output, float[] gradient);
    }

    /**
     * Gradients of a network.
     *
     * @param network the network
     */
    public Backpropagation(Mlp network) {
        this.network = network;
    }

    /**
     * Runs the network and adds the gradient of a loss to its parameters' gradient.
     *
     * @param in {@code [at least rows][inputs]}
     * @param rows how many rows, at least 1
     * @param loss the loss
     */
    public void toParameters(float[] in, int rows, Loss loss) {
        reserve(rows);
        try (PointerScope scope = new PointerScope()) {
            Tensor out = network.forward(Tensors.of(in, rows, network.inputs()));
            out.backward(differentiated(out, rows, loss), new BoolOptional(), false, new TensorArrayRefOptional());
        }
    }

    /**
     * Runs the network and gives the gradient of a loss with respect to what went in; the parameters' gradient is left alone.
     *
     * @param in {@code [at least rows][inputs]}
     * @param rows how many rows, at least 1
     * @param loss the loss
     * @param into {@code [at least rows][inputs]} receives d loss / d input
     */
    public void toInputs(float[] in, int rows, Loss loss, float[] into) {
        reserve(rows);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(in, rows, network.inputs()).set_requires_grad(true);
            Tensor out = network.forward(x);
            Tensor derivative = differentiated(out, rows, loss);
            Tensors.copy(
                    torch.grad(
                                    new TensorVector(out),
                                    new TensorVector(x),
                                    new TensorVector(derivative),
                                    new BoolOptional(),
                                    false,
                                    false)
                            .get(0),
                    into);
        }
    }

    private Tensor differentiated(Tensor out, int rows, Loss loss) {
        Tensors.copy(out, output);
        loss.differentiate(output, gradient);
        return Tensors.of(gradient, rows, network.outputs());
    }

    private void reserve(int rows) {
        int count = rows * network.outputs();
        if (output.length < count) {
            output = new float[count];
        }
        gradient = new float[Math.max(count, 1)];
    }
}
