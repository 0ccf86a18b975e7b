package dev.goodhart.network;

/** Runs the layers of a network on arrays. Every inner loop runs along a row of weights, so that it becomes vector instructions. */
final class DenseLayers {
    private final int[] widths;
    private final Activation activation;
    private float[] even = new float[0];
    private float[] odd = new float[0];

    DenseLayers(int[] widths, Activation activation) {
        this.widths = widths;
        this.activation = activation;
    }

    void apply(float[] values, float[] in, int rows, float[] out) {
        reserve(rows);
        float[] from = in;
        int offset = 0;
        for (int layer = 0; layer + 1 < widths.length; layer++) {
            boolean last = layer + 2 == widths.length;
            float[] to = last ? out : layer % 2 == 0 ? even : odd;
            int inputs = widths[layer];
            int outputs = widths[layer + 1];
            int bias = offset + inputs * outputs;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values, bias, to, row * outputs, outputs);
                multiply(values, offset, from, row * inputs, inputs, to, row * outputs, outputs);
            }
            if (!last) {
                activation.apply(to, 0, rows * outputs);
            }
            from = to;
            offset = bias + outputs;
        }
    }

    /** Adds x W to y, four rows of W at a time: y is read and written once for the four. */
    private static void multiply(float[] w, int offset, float[] x, int xFrom, int inputs, float[] y, int yFrom, int n) {
        int i = 0;
        for (; i + 4 <= inputs; i += 4) {
            float x0 = x[xFrom + i];
            float x1 = x[xFrom + i + 1];
            float x2 = x[xFrom + i + 2];
            float x3 = x[xFrom + i + 3];
            int w0 = offset + i * n;
            for (int o = 0; o < n; o++) {
                y[yFrom + o] +=
                        (x0 * w[w0 + o] + x1 * w[w0 + n + o]) + (x2 * w[w0 + 2 * n + o] + x3 * w[w0 + 3 * n + o]);
            }
        }
        for (; i < inputs; i++) {
            float x0 = x[xFrom + i];
            int w0 = offset + i * n;
            for (int o = 0; o < n; o++) {
                y[yFrom + o] += x0 * w[w0 + o];
            }
        }
    }

    private void reserve(int rows) {
        int widest = 0;
        for (int layer = 1; layer + 1 < widths.length; layer++) {
            widest = Math.max(widest, widths[layer]);
        }
        if (even.length < rows * widest) {
            even = new float[rows * widest];
            odd = new float[rows * widest];
        }
    }
}
