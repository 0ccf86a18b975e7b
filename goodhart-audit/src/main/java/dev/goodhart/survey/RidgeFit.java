package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * Two ridge regressions on the same features (Hoerl and Kennard 1970), with an intercept that is not penalised:
 * {@code (X'X + lambda I)^-1 X'y} on centred columns.
 */
final class RidgeFit {
    private RidgeFit() {}

    /**
     * Regresses both targets.
     *
     * @param log the log
     * @param pick rows to use, with repetitions
     * @param ridge lambda
     * @return {@code [2][features]} weights of the metric, then of the value
     */
    static double[][] of(BehaviourLog log, int[] pick, double ridge) {
        int m = log.features().size();
        double[] mean = new double[m + 2];
        for (int row : pick) {
            double[] x = log.behaviour()[row];
            for (int k = 0; k < m; k++) {
                mean[k] += x[k] / pick.length;
            }
            mean[m] += log.metric()[row] / pick.length;
            mean[m + 1] += log.value()[row] / pick.length;
        }
        R064Store gram = R064Store.FACTORY.make(m, m);
        R064Store with = R064Store.FACTORY.make(m, 2);
        double[][] sums = new double[m][m];
        double[][] right = new double[m][2];
        double[] x = new double[m];
        for (int row : pick) {
            double metric = log.metric()[row] - mean[m];
            double value = log.value()[row] - mean[m + 1];
            for (int k = 0; k < m; k++) {
                x[k] = log.behaviour()[row][k] - mean[k];
            }
            for (int k = 0; k < m; k++) {
                right[k][0] += x[k] * metric;
                right[k][1] += x[k] * value;
                for (int j = 0; j <= k; j++) {
                    sums[k][j] += x[k] * x[j];
                }
            }
        }
        for (int k = 0; k < m; k++) {
            with.set(k, 0, right[k][0]);
            with.set(k, 1, right[k][1]);
            for (int j = 0; j <= k; j++) {
                double entry = sums[k][j] + (j == k ? ridge : 0);
                gram.set(k, j, entry);
                gram.set(j, k, entry);
            }
        }
        Cholesky<Double> factor = Cholesky.R064.make(gram);
        if (!factor.decompose(gram) || !factor.isSPD()) {
            throw new InvalidInputException("The features must not determine each other when the ridge is " + ridge
                    + "\nMaybe a ridge of 1 will do.");
        }
        MatrixStore<Double> solution = factor.getSolution(with);
        double[][] weights = new double[2][m];
        for (int k = 0; k < m; k++) {
            weights[0][k] = solution.doubleValue(k, 0);
            weights[1][k] = solution.doubleValue(k, 1);
        }
        return weights;
    }

    static void requireVarying(BehaviourLog log) {
        List<String> names = log.features();
        for (int k = 0; k < names.size(); k++) {
            int at = k;
            requireVarying(
                    names.get(k),
                    Arrays.stream(log.behaviour()).mapToDouble(row -> row[at]).toArray());
        }
        requireVarying("metric", log.metric());
        requireVarying("value", log.value());
    }

    private static void requireVarying(String name, double[] column) {
        if (Arrays.stream(column).allMatch(x -> x == column[0])) {
            throw new InvalidInputException("The column '" + name + "' of the log must vary, is " + column[0]
                    + " in all " + column.length + " rows");
        }
    }
}
