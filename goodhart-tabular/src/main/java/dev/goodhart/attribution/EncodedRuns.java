package dev.goodhart.attribution;

import java.util.List;

/**
 * Runs as sparse vectors, one for each turn, in compressed rows.
 *
 * @param features length of a turn's vector
 * @param runStart {@code [runs + 1]} the first turn of every run, then the number of turns
 * @param turnStart {@code [turns + 1]} the first entry of every turn, then the number of entries
 * @param column {@code [entries]} which feature, in [0, features)
 * @param value {@code [entries]} its value
 * @param reward {@code [runs]} the score of every run
 */
public record EncodedRuns(
        int features, int[] runStart, int[] turnStart, int[] column, double[] value, double[] reward) {
    /** Checks the lengths. */
    public EncodedRuns {
        if (runStart.length != reward.length + 1
                || turnStart.length != runStart[reward.length] + 1
                || column.length < turnStart[turnStart.length - 1]
                || value.length < turnStart[turnStart.length - 1]) {
            throw new IllegalArgumentException("The offsets must fit the " + reward.length + " runs and their entries");
        }
    }

    /**
     * Runs whose turns have one feature each, as in a finite world.
     *
     * @param features how many there are
     * @param indices a run's turns, each by its feature, in [0, features)
     * @param reward {@code [runs]} the score of every run
     * @return the runs
     */
    public static EncodedRuns ofIndices(int features, List<int[]> indices, double[] reward) {
        int[] runStart = new int[indices.size() + 1];
        for (int i = 0; i < indices.size(); i++) {
            runStart[i + 1] = runStart[i] + indices.get(i).length;
        }
        int turns = runStart[indices.size()];
        int[] turnStart = new int[turns + 1];
        int[] column = new int[turns];
        double[] value = new double[turns];
        int at = 0;
        for (int[] run : indices) {
            for (int index : run) {
                column[at] = index;
                value[at++] = 1;
                turnStart[at] = at;
            }
        }
        return new EncodedRuns(features, runStart, turnStart, column, value, reward);
    }

    /** {@return the number of runs} */
    public int runs() {
        return reward.length;
    }

    /**
     * What a linear estimator gives every turn of a run.
     *
     * @param run which run
     * @param weights {@code [features]}
     * @return {@code [turns of the run]} c_t
     */
    public double[] contributions(int run, double[] weights) {
        double[] contributions = new double[runStart[run + 1] - runStart[run]];
        for (int t = 0; t < contributions.length; t++) {
            int turn = runStart[run] + t;
            for (int k = turnStart[turn]; k < turnStart[turn + 1]; k++) {
                contributions[t] += value[k] * weights[column[k]];
            }
        }
        return contributions;
    }

    /**
     * What a linear estimator predicts of every run: the sum over its turns.
     *
     * @param weights {@code [features]}
     * @return {@code [runs]} predicted scores
     */
    public double[] predictions(double[] weights) {
        double[] predictions = new double[runs()];
        for (int run = 0; run < predictions.length; run++) {
            for (int k = turnStart[runStart[run]]; k < turnStart[runStart[run + 1]]; k++) {
                predictions[run] += value[k] * weights[column[k]];
            }
        }
        return predictions;
    }
}
