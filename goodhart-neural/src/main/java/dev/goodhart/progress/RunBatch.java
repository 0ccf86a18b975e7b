package dev.goodhart.progress;

import dev.goodhart.attribution.EncodedRuns;
import java.util.Arrays;

/**
 * A minibatch of runs and the loss on it: the mean over runs of (sum of the outputs of its turns - target)^2.
 *
 * @param steps {@code [runs][turns][features]}
 * @param target {@code [runs]}
 */
record RunBatch(double[][][] steps, double[] target) {
    static RunBatch of(EncodedRuns runs, int[] chosen, Standardization standard, double[] targets) {
        double[][][] steps = new double[chosen.length][][];
        double[] target = new double[chosen.length];
        for (int b = 0; b < chosen.length; b++) {
            steps[b] = standard.rows(runs, chosen[b]);
            target[b] = targets[chosen[b]];
        }
        return new RunBatch(steps, target);
    }

    int longest() {
        return Arrays.stream(steps).mapToInt(run -> run.length).max().orElse(0);
    }

    /** The run of every row where all turns of a run come after those of the run before. */
    int[] runByRun() {
        int[] runOf = new int[Arrays.stream(steps).mapToInt(run -> run.length).sum()];
        int row = 0;
        for (int b = 0; b < steps.length; b++) {
            Arrays.fill(runOf, row, row + steps[b].length, b);
            row += steps[b].length;
        }
        return runOf;
    }

    /** The run of every row where turn t of run b is row t * runs + b, and -1 behind a run's end. */
    int[] turnByTurn() {
        int[] runOf = new int[longest() * steps.length];
        for (int row = 0; row < runOf.length; row++) {
            int b = row % steps.length;
            runOf[row] = row / steps.length < steps[b].length ? b : -1;
        }
        return runOf;
    }

    /** Turns one after the other, in the order of {@link #runByRun}. */
    float[] flat() {
        int width = steps[0][0].length;
        float[] flat = new float[runByRun().length * width];
        int at = 0;
        for (double[][] run : steps) {
            for (double[] turn : run) {
                for (double x : turn) {
                    flat[at++] = (float) x;
                }
            }
        }
        return flat;
    }

    /**
     * The derivative of the loss with respect to what came out for every row.
     *
     * @param output {@code [at least rows]}
     * @param runOf {@code [rows]} the run of every row, -1 for none
     * @param gradient {@code [at least rows]} receives it
     */
    void differentiate(float[] output, int[] runOf, float[] gradient) {
        double[] error = new double[target.length];
        for (int b = 0; b < error.length; b++) {
            error[b] = -target[b];
        }
        for (int row = 0; row < runOf.length; row++) {
            if (runOf[row] >= 0) {
                error[runOf[row]] += output[row];
            }
        }
        for (int row = 0; row < runOf.length; row++) {
            gradient[row] = runOf[row] < 0 ? 0 : (float) (2 * error[runOf[row]] / target.length);
        }
    }
}
