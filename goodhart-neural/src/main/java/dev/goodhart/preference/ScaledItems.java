package dev.goodhart.preference;

import dev.goodhart.network.Mlp;
import dev.goodhart.network.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Items as a network takes them.
 *
 * @param rows {@code [rows][width]} scaled
 * @param start {@code [items + 1]} where each item begins
 * @param width numbers in a row
 */
record ScaledItems(float[] rows, int[] start, int width) {
    /** Rows that are run at once. */
    private static final int CHUNK = 4096;

    static ScaledItems of(ComparedItems items, InputScaling scaling) {
        return new ScaledItems(
                scaling.apply(items.rows(), items.rowCount()),
                items.starts(),
                items.inputs().width());
    }

    int size() {
        return start.length - 1;
    }

    int length(int item) {
        return start[item + 1] - start[item];
    }

    /** The places of all items, in order. */
    int[] places() {
        return IntStream.range(0, size()).toArray();
    }

    /** Scores of all items by all heads, {@code [items][heads]}. */
    double[] scores(Mlp net, Aggregation aggregation) {
        int heads = net.outputs();
        float[] out = outputs(net, rows, start[size()]);
        double[] scores = new double[size() * heads];
        for (int item = 0; item < size(); item++) {
            double share = aggregation == Aggregation.MEAN ? 1.0 / length(item) : 1;
            for (int head = 0; head < heads; head++) {
                double sum = 0;
                for (int row = start[item]; row < start[item + 1]; row++) {
                    sum += out[row * heads + head];
                }
                scores[item * heads + head] = share * sum;
            }
        }
        return scores;
    }

    /** Outputs for rows in pieces, so that memory does not grow with their number. */
    static float[] outputs(Mlp net, float[] rows, int count) {
        int width = net.inputs();
        int heads = net.outputs();
        float[] out = new float[count * heads];
        float[] in = new float[Math.min(CHUNK, count) * width];
        float[] part = new float[Math.min(CHUNK, count) * heads];
        for (int from = 0; from < count; from += CHUNK) {
            int n = Math.min(CHUNK, count - from);
            System.arraycopy(rows, from * width, in, 0, n * width);
            net.apply(in, n, part);
            System.arraycopy(part, 0, out, from * heads, n * heads);
        }
        return out;
    }

    /** {@code [count][width]} gradients of the first output, in pieces too. */
    static float[] gradients(Mlp net, float[] rows, int count) {
        int width = net.inputs();
        float[] all = new float[count * width];
        for (int from = 0; from < count; from += CHUNK) {
            int n = Math.min(CHUNK, count - from);
            try (PointerScope scope = new PointerScope()) {
                Tensor x = Tensors.of(Arrays.copyOfRange(rows, from * width, (from + n) * width), n, width)
                        .set_requires_grad(true);
                Tensor first = net.forward(x).narrow(1, 0, 1);
                System.arraycopy(Tensors.floats(Tensors.gradient(first, x)), 0, all, from * width, n * width);
            }
        }
        return all;
    }
}
