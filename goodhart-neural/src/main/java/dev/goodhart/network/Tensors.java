package dev.goodhart.network;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Arrays to tensors on {@link TorchRuntime#device() the thread's device} and back, by copy. Everything made here belongs to the caller's
 * {@code PointerScope}.
 */
public final class Tensors {
    private Tensors() {}

    /**
     * A tensor of 32-bit numbers.
     *
     * @param values row-major; at least as many as the shape holds, the rest is left out
     * @param shape the shape
     * @return a copy as a tensor that needs no gradient
     */
    public static Tensor of(float[] values, long... shape) {
        Tensor tensor = empty(ScalarType.Float, shape);
        new FloatPointer(tensor.data_ptr()).put(values, 0, count(shape, values.length));
        return TorchRuntime.device().place(tensor);
    }

    /**
     * A tensor of 32-bit numbers from 64-bit ones, rounded to nearest.
     *
     * @param values row-major; at least as many as the shape holds, the rest is left out
     * @param shape the shape
     * @return the rounded copy
     */
    public static Tensor ofRounded(double[] values, long... shape) {
        int count = count(shape, values.length);
        Tensor tensor = empty(ScalarType.Float, shape);
        FloatBuffer buffer = new FloatPointer(tensor.data_ptr()).capacity(count).asBuffer();
        for (int i = 0; i < count; i++) {
            buffer.put(i, (float) values[i]);
        }
        return TorchRuntime.device().place(tensor);
    }

    /**
     * A tensor of 64-bit numbers, for checks of gradients.
     *
     * @param values row-major; at least as many as the shape holds, the rest is left out
     * @param shape the shape
     * @return the copy
     */
    public static Tensor of(double[] values, long... shape) {
        Tensor tensor = empty(ScalarType.Double, shape);
        new DoublePointer(tensor.data_ptr()).put(values, 0, count(shape, values.length));
        return TorchRuntime.device().place(tensor);
    }

    /**
     * A tensor of indices.
     *
     * @param values row-major; at least as many as the shape holds, the rest is left out
     * @param shape the shape
     * @return the copy, of 64-bit integers
     */
    public static Tensor of(long[] values, long... shape) {
        Tensor tensor = empty(ScalarType.Long, shape);
        new LongPointer(tensor.data_ptr()).put(values, 0, count(shape, values.length));
        return TorchRuntime.device().place(tensor);
    }

    /**
     * What a tensor holds.
     *
     * @param tensor of 32-bit numbers, of any layout
     * @return a row-major copy
     */
    public static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        copy(tensor, values);
        return values;
    }

    /**
     * Copies what a tensor holds into an array.
     *
     * @param tensor of 32-bit numbers, of any layout
     * @param into {@code [at least numel]} receives it, row-major
     */
    public static void copy(Tensor tensor, float[] into) {
        int count = Math.toIntExact(tensor.numel());
        if (count > 0) {
            new FloatPointer(tensor.cpu().contiguous().data_ptr()).get(into, 0, count);
        }
    }

    /**
     * What a tensor holds.
     *
     * @param tensor of 64-bit numbers, of any layout
     * @return a row-major copy
     */
    public static double[] doubles(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.numel())];
        if (values.length > 0) {
            new DoublePointer(tensor.cpu().contiguous().data_ptr()).get(values);
        }
        return values;
    }

    /**
     * The gradient of a number with respect to a tensor, itself differentiable: for penalties on gradients.
     *
     * @param output a tensor; its sum is differentiated
     * @param input a tensor that {@code output} was made from and that requires a gradient
     * @return d sum(output) / d input, in the shape of the input
     */
    public static Tensor gradient(Tensor output, Tensor input) {
        return torch.grad(
                        new TensorVector(output),
                        new TensorVector(input),
                        new TensorVector(torch.ones_like(output)),
                        new BoolOptional(true),
                        true,
                        false)
                .get(0);
    }

    private static Tensor empty(ScalarType type, long... shape) {
        TorchRuntime.start();
        return torch.empty(shape, new TensorOptions(type), null);
    }

    private static int count(long[] shape, int available) {
        long count = 1;
        for (long length : shape) {
            count *= length;
        }
        if (count > available) {
            throw new IllegalArgumentException("A tensor of shape " + Arrays.toString(shape) + " must have " + count
                    + " values, got " + available);
        }
        return (int) count;
    }
}
