package dev.goodhart.progress;

import dev.goodhart.attribution.EncodedRuns;

/**
 * One hidden layer on features as they are: h_t = tanh(h_{t-1} U + x_t E + b), c_t = v' h_t + d. Without memory U is empty.
 *
 * @param input {@code [features][width]} E
 * @param bias {@code [width]} b
 * @param recurrent {@code [width][width]} U, or empty
 * @param output {@code [width]} v
 * @param offset d
 */
record HiddenLayer(double[] input, double[] bias, double[] recurrent, double[] output, double offset) {
    /** Of weights on standardised features, E {@code [kept][width]}, whose output of 1 stands for a unit. */
    static HiddenLayer of(
            int features,
            Standardization standard,
            double unit,
            double[] e,
            double[] b,
            double[] u,
            double[] v,
            double d) {
        int width = b.length;
        double[] input = new double[features * width];
        double[] bias = b.clone();
        for (int j = 0; j < standard.width(); j++) {
            for (int k = 0; k < width; k++) {
                double weight = standard.factor()[j] * e[j * width + k];
                input[standard.column()[j] * width + k] = weight;
                bias[k] -= standard.mean()[j] * weight;
            }
        }
        double[] output = v.clone();
        for (int k = 0; k < width; k++) {
            output[k] *= unit;
        }
        return new HiddenLayer(input, bias, u, output, d * unit);
    }

    /** The same for a share of the output. */
    HiddenLayer times(double share) {
        double[] scaled = output.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= share;
        }
        return new HiddenLayer(input, bias, recurrent, scaled, share * offset);
    }

    int width() {
        return bias.length;
    }

    /** Adds its contributions of a run's turns. */
    void addTo(double[] contributions, EncodedRuns runs, int run) {
        int width = width();
        double[] state = new double[width];
        for (int t = 0; t < contributions.length; t++) {
            double[] next = bias.clone();
            int turn = runs.runStart()[run] + t;
            for (int k = runs.turnStart()[turn]; k < runs.turnStart()[turn + 1]; k++) {
                add(next, input, runs.column()[k], runs.value()[k]);
            }
            for (int i = 0; recurrent.length > 0 && i < width; i++) {
                add(next, recurrent, i, state[i]);
            }
            contributions[t] += offset;
            for (int k = 0; k < width; k++) {
                next[k] = Math.tanh(next[k]);
                contributions[t] += output[k] * next[k];
            }
            state = next;
        }
    }

    private static void add(double[] into, double[] rows, int row, double factor) {
        for (int k = 0; k < into.length; k++) {
            into[k] += factor * rows[row * into.length + k];
        }
    }
}
