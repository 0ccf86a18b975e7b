package dev.goodhart.design;

import java.util.Arrays;

/**
 * The linear system of an interior-point step, of the size of x alone, after the slacks of rows and groups have been eliminated.
 *
 * <p>A group whose rows pull with w_j and whose slack pulls with v adds {@code sum w_j g_j g_j' - h h' / (sum w_j + v)} with
 * {@code h = sum w_j g_j}. The difference would lose digits, so it is written as the spread of the rows about their mean.
 */
final class NormalEquations {
    private final HingeProgram program;
    private final int d;
    private final double[] matrix;
    private final double[] mean;

    NormalEquations(HingeProgram program) {
        this.program = program;
        this.d = program.variables;
        this.matrix = new double[d * d];
        this.mean = new double[d];
    }

    /** The system of a step: every group adds the spread of its rows about their mean, and its mean by what its slack leaves. */
    void factor(double[] pull, double[] slackPull, double[] boxPull) {
        Arrays.fill(matrix, 0);
        double[] row = new double[d];
        for (int k = 0; k < program.groups(); k++) {
            int from = program.groupStart[k];
            int to = program.groupStart[k + 1];
            if (to - from == 1) {
                add(program.coefficient, from * d, pull[from] * slackPull[k] / (pull[from] + slackPull[k]));
                continue;
            }
            double sum = 0;
            Arrays.fill(mean, 0);
            for (int j = from; j < to; j++) {
                sum += pull[j];
                for (int i = 0; i < d; i++) {
                    mean[i] += pull[j] * program.coefficient[j * d + i];
                }
            }
            for (int i = 0; i < d; i++) {
                mean[i] /= sum;
            }
            for (int j = from; j < to; j++) {
                for (int i = 0; i < d; i++) {
                    row[i] = program.coefficient[j * d + i] - mean[i];
                }
                add(row, 0, pull[j]);
            }
            add(mean, 0, sum * slackPull[k] / (sum + slackPull[k]));
        }
        for (int j = program.groupStart[program.groups()]; j < program.rows(); j++) {
            add(program.coefficient, j * d, pull[j]);
        }
        for (int i = 0; i < d; i++) {
            matrix[i * d + i] += boxPull[i];
        }
        Cholesky.factor(matrix, d);
    }

    private void add(double[] rows, int at, double w) {
        for (int i = 0; i < d; i++) {
            double wi = w * rows[at + i];
            if (wi != 0) {
                int to = i * d;
                for (int l = 0; l <= i; l++) {
                    matrix[to + l] += wi * rows[at + l];
                }
            }
        }
    }

    /** Solves for the right-hand side given, in place. */
    void solve(double[] b) {
        Cholesky.solve(matrix, d, b);
    }
}
