package dev.goodhart.environment;

import dev.goodhart.reward.TransitionBatch;
import java.util.Optional;

/** Everything that steps showed, as numbers: {@code [t][copy][state, action, next, end, observation after]}. */
record Recording(double[][][] rows) {
    /** Acts as given and writes down what is seen. */
    static Recording of(VectorEnvironment environment, double[][] actions, int from, int to) {
        double[][][] rows = new double[to - from][][];
        for (int t = from; t < to; t++) {
            rows[t - from] = seen(environment.step(actions[t].clone()), environment.observation());
        }
        return new Recording(rows);
    }

    private static double[][] seen(TransitionBatch step, double[] after) {
        int dim = step.stateDim();
        int actionDim = step.actionDim();
        double[][] rows = new double[step.size()][3 * dim + actionDim + 1];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(step.state(), i * dim, rows[i], 0, dim);
            System.arraycopy(step.action(), i * actionDim, rows[i], dim, actionDim);
            System.arraycopy(step.next(), i * dim, rows[i], dim + actionDim, dim);
            rows[i][2 * dim + actionDim] = switch (step.end()[i]) {
                case CONTINUING -> 0;
                case TERMINATED -> 1;
                case TRUNCATED -> 2;
            };
            System.arraycopy(after, i * dim, rows[i], 2 * dim + actionDim + 1, dim);
        }
        return rows;
    }

    /** Where another recording first differs, bit by bit, in words; empty if nowhere. */
    Optional<String> difference(Recording other) {
        return difference(other, 0);
    }

    /** The same among the copies from one on. */
    Optional<String> difference(Recording other, int firstCopy) {
        for (int t = 0; t < rows.length; t++) {
            for (int i = firstCopy; i < rows[t].length; i++) {
                if (!same(rows[t][i], other.rows[t][i])) {
                    return Optional.of("differs in copy " + i + " at step " + t);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether all copies show the same all the time. */
    boolean isOneLife() {
        for (double[][] row : rows) {
            for (double[] copy : row) {
                if (!same(copy, row[0])) {
                    return false;
                }
            }
        }
        return true;
    }

    static boolean same(double[] left, double[] right) {
        for (int k = 0; k < left.length; k++) {
            if (Double.doubleToRawLongBits(left[k]) != Double.doubleToRawLongBits(right[k])) {
                return false;
            }
        }
        return left.length == right.length;
    }
}
