package dev.goodhart.progress;

import dev.goodhart.attribution.ContributionModel;
import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.input.InvalidInputException;
import java.nio.file.Path;
import java.util.List;

/**
 * Contributions by a network of one hidden layer: h_t = tanh(h_{t-1} U + x_t E + b), c_t = v' h_t + d. Without memory U is 0. The
 * standardisation of features and the unit of scores are in the numbers, which are plain arrays: nothing is to be closed, and several
 * threads may ask at once.
 */
public final class NetworkContributions implements ContributionModel {
    private final TurnInputs inputs;
    private final double[] input;
    private final double[] bias;
    private final double[] recurrent;
    private final double[] output;
    private final double offset;

    NetworkContributions(
            TurnInputs inputs, double[] input, double[] bias, double[] recurrent, double[] output, double offset) {
        this.inputs = inputs;
        this.input = input;
        this.bias = bias;
        this.recurrent = recurrent;
        this.output = output;
        this.offset = offset;
    }

    /** Of the weights of a network on standardised features, E {@code [kept][width]}; U is empty without memory. */
    static NetworkContributions of(
            TurnInputs inputs,
            Standardization standard,
            double unit,
            double[] e,
            double[] b,
            double[] u,
            double[] v,
            double d) {
        int width = b.length;
        double[] input = new double[inputs.features() * width];
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
        return new NetworkContributions(inputs, input, bias, u, output, d * unit);
    }

    @Override
    public double[] contributions(ScoredRun run) {
        return of(inputs.encode(List.of(run)), 0);
    }

    /** The same of a run that is encoded already. */
    double[] of(EncodedRuns runs, int run) {
        int width = bias.length;
        double[] contributions = new double[runs.runStart()[run + 1] - runs.runStart()[run]];
        double[] state = new double[width];
        for (int t = 0; t < contributions.length; t++) {
            double[] next = bias.clone();
            int turn = runs.runStart()[run] + t;
            for (int k = runs.turnStart()[turn]; k < runs.turnStart()[turn + 1]; k++) {
                add(next, input, runs.column()[k], runs.value()[k]);
            }
            for (int i = 0; memory() && i < width; i++) {
                add(next, recurrent, i, state[i]);
            }
            contributions[t] = offset;
            for (int k = 0; k < width; k++) {
                next[k] = Math.tanh(next[k]);
                contributions[t] += output[k] * next[k];
            }
            state = next;
        }
        return contributions;
    }

    private static void add(double[] into, double[] rows, int row, double factor) {
        for (int k = 0; k < into.length; k++) {
            into[k] += factor * rows[row * into.length + k];
        }
    }

    /** {@return whether a turn's contribution depends on the turns before it} */
    public boolean memory() {
        return recurrent.length > 0;
    }

    /** {@return hidden units} */
    public int width() {
        return bias.length;
    }

    /**
     * Writes a safetensors file, completely or not at all.
     *
     * @param path where to
     * @throws InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        NetworkContributionsFile.write(path, inputs, input, bias, recurrent, output, offset);
    }

    /**
     * Reads such a file.
     *
     * @param path where from
     * @return the same to the last bit
     * @throws InvalidInputException if it cannot be read or is something else
     */
    public static NetworkContributions load(Path path) {
        return NetworkContributionsFile.read(path);
    }
}
