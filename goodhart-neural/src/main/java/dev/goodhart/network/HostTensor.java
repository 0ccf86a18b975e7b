package dev.goodhart.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Memory that Java writes and libtorch reads, kept from step to step so that a batch costs one copy. What a step was given must not be
 * overwritten before its gradient is taken.
 */
public final class HostTensor implements AutoCloseable {
    private final FloatPointer memory;
    private final FloatBuffer buffer;
    private final Tensor whole;
    private final TorchDevice device;
    private final int rows;
    private final int width;

    /**
     * Reserves memory.
     *
     * @param rows the most rows a batch may have, at least 1
     * @param width numbers in a row, at least 1
     */
    public HostTensor(int rows, int width) {
        device = TorchRuntime.device();
        if (rows < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "A tensor must have rows and columns, asked for " + rows + " x " + width);
        }
        this.rows = rows;
        this.width = width;
        try (PointerScope scope = new PointerScope()) {
            memory = new FloatPointer((long) rows * width).retainReference();
            buffer = memory.asBuffer();
            whole = torch.from_blob(memory, rows, width);
            whole.retainReference();
        }
    }

    /** {@return the most rows a batch may have} */
    public int capacity() {
        return rows;
    }

    /** {@return numbers in a row} */
    public int width() {
        return width;
    }

    /**
     * Copies rows into the memory, from its beginning.
     *
     * @param values {@code [count][width]} at {@code from}
     * @param from where the first row begins
     * @param count how many rows, at most as many as were reserved
     * @return this
     */
    public HostTensor put(float[] values, int from, int count) {
        buffer.put(0, values, from, count * width);
        return this;
    }

    /**
     * Copies and rounds rows into the memory, from its beginning.
     *
     * @param values {@code [count][width]} at {@code from}
     * @param from where the first row begins
     * @param count how many rows, at most as many as were reserved
     * @return this
     */
    public HostTensor put(double[] values, int from, int count) {
        for (int i = 0; i < count * width; i++) {
            buffer.put(i, (float) values[from + i]);
        }
        return this;
    }

    /**
     * The first rows as a tensor that shares the memory, or as a copy on a device that does not.
     *
     * @param count how many rows
     * @return {@code [count][width]}, of the caller's scope
     */
    public Tensor rows(int count) {
        return device.place(count == rows ? whole.alias() : whole.narrow(0, 0, count));
    }

    @Override
    public void close() {
        whole.releaseReference();
        memory.releaseReference();
    }
}
