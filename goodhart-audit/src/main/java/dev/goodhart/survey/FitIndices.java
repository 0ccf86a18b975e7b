package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;

/**
 * How well the correlations that a path model implies agree with those observed. The discrepancy is that of maximum likelihood,
 * {@code F = ln|Sigma| - ln|S| + tr(S Sigma^-1) - p}, {@code chi-square = (n - 1) F}; the baseline of CFI leaves the variables without
 * equations correlated and everything else independent.
 *
 * <p>How it can mislead: a good fit does not show that the arrows point the right way; chi-square rejects any model once there are
 * enough respondents.
 *
 * @param chiSquare the test statistic
 * @param degreesOfFreedom at least 1
 * @param pValue how often a model that is right gives as large a chi-square
 * @param cfi comparative fit index (Bentler 1990), in [0, 1]; .95 and above is called good
 * @param rmsea root mean square error of approximation (Steiger 1990), at least 0; below .06 is called good
 * @param srmr standardised root mean square residual over all distinct elements; below .08 is called good
 */
public record FitIndices(double chiSquare, int degreesOfFreedom, double pValue, double cfi, double rmsea, double srmr) {
    /**
     * The indices of a fitted model.
     *
     * @param model the model
     * @param correlation {@code [variables][variables]} observed, in the order of the model's variables
     * @param respondents n
     * @return the indices; empty where every pair has its arrow, so that the model cannot fail: no degrees of freedom
     * @throws InvalidInputException if the correlations have no inverse
     */
    public static Optional<FitIndices> of(PathModel model, double[][] correlation, int respondents) {
        int df = model.degreesOfFreedom();
        if (df == 0) {
            return Optional.empty();
        }
        PathFit fit = model.fit(correlation);
        double[][] implied = implied(model, fit, correlation);
        int p = correlation.length;
        int q = model.exogenous();
        double observedLog = logDeterminant(correlation);
        double chi = Math.max(0, respondents - 1) * discrepancy(correlation, implied, observedLog);
        double[][] apart = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                apart[i][j] = i == j ? 1 : i < q && j < q ? correlation[i][j] : 0;
            }
        }
        double baseline = (respondents - 1) * discrepancy(correlation, apart, observedLog);
        int baselineDf = p * (p - 1) / 2 - q * (q - 1) / 2;
        double excess = Math.max(0, chi - df);
        double most = Math.max(excess, baseline - baselineDf);
        double squares = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                squares += Math.pow(correlation[i][j] - implied[i][j], 2);
            }
        }
        return Optional.of(new FitIndices(
                chi,
                df,
                1 - new ChiSquaredDistribution(df).cumulativeProbability(chi),
                most <= 0 ? 1 : 1 - excess / most,
                Math.sqrt(excess / ((double) df * (respondents - 1))),
                Math.sqrt(squares / (p * (p + 1) / 2.0))));
    }

    /** Correlations by tracing: an outcome's with an earlier variable is the sum over its predictors. */
    static double[][] implied(PathModel model, PathFit fit, double[][] correlation) {
        int p = correlation.length;
        int q = model.exogenous();
        double[][] implied = new double[p][p];
        for (int i = 0; i < q; i++) {
            System.arraycopy(correlation[i], 0, implied[i], 0, q);
        }
        for (int e = 0; e < model.equations().size(); e++) {
            PathEquation equation = model.equations().get(e);
            int y = q + e;
            for (int earlier = 0; earlier < y; earlier++) {
                double sum = 0;
                for (int k = 0; k < equation.predictors().size(); k++) {
                    int x = model.variables().indexOf(equation.predictors().get(k));
                    sum += fit.coefficients()[e][k] * implied[x][earlier];
                }
                implied[y][earlier] = sum;
                implied[earlier][y] = sum;
            }
            implied[y][y] = 1;
        }
        return implied;
    }

    private static double discrepancy(double[][] observed, double[][] implied, double observedLog) {
        int p = observed.length;
        R064Store sigma = R064Store.FACTORY.copy(RawStore.wrap(implied));
        LU<Double> lu = LU.R064.make(sigma);
        lu.decompose(sigma);
        MatrixStore<Double> product = lu.getSolution(R064Store.FACTORY.copy(RawStore.wrap(observed)));
        double trace = 0;
        for (int i = 0; i < p; i++) {
            trace += product.doubleValue(i, i);
        }
        return Math.max(0, Math.log(lu.getDeterminant()) - observedLog + trace - p);
    }

    private static double logDeterminant(double[][] matrix) {
        R064Store store = R064Store.FACTORY.copy(RawStore.wrap(matrix));
        LU<Double> lu = LU.R064.make(store);
        lu.decompose(store);
        double determinant = lu.getDeterminant();
        if (!(determinant > 0)) {
            throw new InvalidInputException(
                    "The correlations of the scores must have an inverse for fit indices, their determinant is "
                            + determinant);
        }
        return Math.log(determinant);
    }
}
