package dev.goodhart.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network has learned, as one flat array of 32-bit numbers. The array in Java is what counts; libtorch has a copy, in the form of
 * leaf tensors that are views of one block on {@link TorchRuntime#device() the device}, and writes gradients into another.
 *
 * <p>Whoever changes {@link #values()} calls {@link #push()}. Not safe for use by several threads; closing frees the native memory.
 */
public final class Parameters implements AutoCloseable {
    private final List<Parameter> entries;
    private final float[] values;
    private final float[] gradient;
    private final DeviceBlock nativeValues;
    private final DeviceBlock nativeGradient;
    private final List<Tensor> leaves = new ArrayList<>();
    private boolean closed;

    private Parameters(List<Parameter> entries, float[] values) {
        TorchDevice device = TorchRuntime.device();
        this.entries = List.copyOf(entries);
        this.values = values;
        this.gradient = new float[values.length];
        this.nativeValues = new DeviceBlock(values.length, device);
        this.nativeGradient = new DeviceBlock(values.length, device);
        try (PointerScope scope = new PointerScope()) {
            for (Parameter entry : this.entries) {
                Tensor leaf = nativeValues
                        .tensor()
                        .narrow(0, entry.offset(), entry.size())
                        .view(entry.shape())
                        .detach()
                        .set_requires_grad(true);
                leaf.mutable_grad()
                        .put(nativeGradient
                                .tensor()
                                .narrow(0, entry.offset(), entry.size())
                                .view(entry.shape()));
                leaf.retainReference();
                leaves.add(leaf);
            }
        }
        push();
        clearGradient();
    }

    /** {@return a builder without parameters} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters. */
    public static final class Builder {
        private final List<Parameter> entries = new ArrayList<>();
        private float[] values = new float[0];

        private Builder() {}

        /**
         * Adds a tensor.
         *
         * @param name a name that no other has
         * @param initial its values, row-major; copied
         * @param shape its shape
         * @return this
         * @throws IllegalArgumentException if the name is taken or the values do not fit the shape
         */
        public Builder add(String name, float[] initial, long... shape) {
            Parameter entry = new Parameter(name, values.length, shape.clone());
            if (entry.size() != initial.length) {
                throw new IllegalArgumentException("The parameter '" + name + "' must have " + entry.size()
                        + " values for the shape " + Arrays.toString(shape) + ", has " + initial.length);
            }
            if (entries.stream().anyMatch(e -> e.name().equals(name))) {
                throw new IllegalArgumentException("There are two parameters named '" + name + "'");
            }
            entries.add(entry);
            int from = values.length;
            values = Arrays.copyOf(values, from + initial.length);
            System.arraycopy(initial, 0, values, from, initial.length);
            return this;
        }

        /** {@return the parameters} */
        public Parameters build() {
            return new Parameters(entries, values);
        }
    }

    /** {@return the number of numbers} */
    public int size() {
        return values.length;
    }

    /** {@return what there is, in order} */
    public List<Parameter> entries() {
        return entries;
    }

    /**
     * A parameter as libtorch sees it.
     *
     * @param index its place among the entries
     * @return a leaf that requires a gradient; not to be closed
     */
    public Tensor tensor(int index) {
        return leaves.get(index);
    }

    /** {@return {@code [size]} the values themselves; whoever changes them calls {@link #push()}} */
    public float[] values() {
        return values;
    }

    /** {@return {@code [size]} the gradient as of the last {@link #pullGradient()}} */
    public float[] gradient() {
        return gradient;
    }

    /** Hands the values to libtorch. */
    public void push() {
        nativeValues.put(values);
    }

    /** Fetches the gradient that libtorch has added up since it was last cleared. */
    public void pullGradient() {
        nativeGradient.get(gradient);
    }

    /**
     * Adds to the gradient what was computed on arrays: of parameters that libtorch does not see, or of a penalty. With
     * {@link #values()} and a factor of l2 it is the gradient of l2 / 2 |values|^2.
     *
     * @param amounts {@code [size]}
     * @param factor what they are multiplied by
     */
    public void addGradient(float[] amounts, float factor) {
        if (amounts.length != values.length) {
            throw new IllegalArgumentException(
                    "The gradient must have " + values.length + " entries, has " + amounts.length);
        }
        pullGradient();
        for (int i = 0; i < values.length; i++) {
            gradient[i] += factor * amounts[i];
        }
        nativeGradient.put(gradient);
    }

    /** Makes the gradient zero. */
    public void clearGradient() {
        nativeGradient.zero(values.length);
    }

    /**
     * Takes the values of others.
     *
     * @param other parameters of the same size
     */
    public void copyFrom(Parameters other) {
        moveTowards(other, 1);
    }

    /**
     * Moves towards others: value += rate (other - value), Polyak averaging of a target network.
     *
     * @param other parameters of the same size
     * @param rate in [0, 1]; 1 copies
     */
    public void moveTowards(Parameters other, float rate) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "The parameters must have one size, have " + values.length + " and " + other.values.length);
        }
        if (rate == 1) {
            System.arraycopy(other.values, 0, values, 0, values.length);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] += rate * (other.values[i] - values[i]);
            }
        }
        push();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        leaves.forEach(Tensor::releaseReference);
        nativeValues.close();
        nativeGradient.close();
    }
}
