package dev.goodhart.audit.log;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;

/** Covariances of columns over some rows, and the correlations that follow from them. */
final class Moments {
    private static final double RIDGE = 1e-9;
    private static final double EXPLAINED = 1e6;

    private final double[][] covariance;

    private Moments(double[][] covariance) {
        this.covariance = covariance;
    }

    static Moments of(double[][] columns, int[] rows) {
        int k = columns.length;
        double[] mean = new double[k];
        for (int j = 0; j < k; j++) {
            for (int row : rows) {
                mean[j] += columns[j][row];
            }
            mean[j] /= rows.length;
        }
        double[][] covariance = new double[k][k];
        double[] centered = new double[k];
        for (int row : rows) {
            for (int j = 0; j < k; j++) {
                centered[j] = columns[j][row] - mean[j];
                for (int i = 0; i <= j; i++) {
                    covariance[j][i] += centered[j] * centered[i];
                }
            }
        }
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                covariance[j][i] /= rows.length;
                covariance[i][j] = covariance[j][i];
            }
        }
        return new Moments(covariance);
    }

    double covariance(int i, int j) {
        return covariance[i][j];
    }

    /** Pearson's correlation, NaN where one never varies. */
    double correlation(int i, int j) {
        double scale = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
        return scale > 0 ? Math.max(-1, Math.min(1, covariance[i][j] / scale)) : Double.NaN;
    }

    /** The correlations of every other column with the last one given the rest; NaN where the rest leaves nothing to correlate. */
    double[] partials() {
        int last = covariance.length - 1;
        double[] partials = new double[last];
        Arrays.fill(partials, Double.NaN);
        int[] used =
                IntStream.rangeClosed(0, last).filter(c -> covariance[c][c] > 0).toArray();
        int target = used.length - 1;
        if (target < 1 || used[target] != last) {
            return partials;
        }
        double[][] correlation = new double[used.length][used.length];
        for (int r = 0; r < used.length; r++) {
            for (int c = 0; c < used.length; c++) {
                correlation[r][c] = r == c ? 1 + RIDGE : correlation(used[r], used[c]);
            }
        }
        LUDecomposition factors = new LUDecomposition(new Array2DRowRealMatrix(correlation, false), 1e-300);
        if (!factors.getSolver().isNonSingular()) {
            return partials;
        }
        double[][] precision = factors.getSolver().getInverse().getData();
        for (int p = 0; p < target; p++) {
            // What the rest explains to within a millionth leaves only rounding to correlate.
            if (precision[p][p] < EXPLAINED) {
                double partial = -precision[p][target] / Math.sqrt(precision[p][p] * precision[target][target]);
                partials[used[p]] = Math.max(-1, Math.min(1, partial));
            }
        }
        return partials;
    }
}
