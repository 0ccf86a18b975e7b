package dev.goodhart.judge;

import org.hipparchus.distribution.continuous.FDistribution;

/**
 * Where the scores differ: between models, between contexts, by a model's doing better in one context than the others do there
 * (interaction), and within cells. Two-way analysis of variance with random effects:
 *
 * <pre>
 *   MS_M = L n sum_k (mean_k - g)^2 / (K - 1)
 *   MS_L = K n sum_l (mean_l - g)^2 / (L - 1)
 *   MS_I = n sum_kl (mean_kl - mean_k - mean_l + g)^2 / ((K - 1)(L - 1))
 *   MS_E = within cells
 *   var_I = max(0, (MS_I - MS_E) / n),  var_M = max(0, (MS_M - MS_I) / (L n)),  var_L = max(0, (MS_L - MS_I) / (K n))
 * </pre>
 *
 * With cells of unequal size, n is their harmonic mean and means of cells count alike (the analysis of unweighted means). The F test of
 * the interaction, MS_I / MS_E, asks whether every model's mean is the same in all contexts up to an offset of the context.
 *
 * <p>How it can mislead: with many items the test rejects differences that are harmless in practice; {@link #stability} says how large
 * they are. With three models a variance between them is hardly known.
 *
 * @param model variance between models
 * @param context variance between contexts; harmless for rankings
 * @param interaction variance of what a model gains in one context against the others
 * @param residual variance within cells, NaN if no cell has two items
 * @param f MS_I / MS_E; NaN if both are zero or there is no MS_E
 * @param pValue of the F test; 1 if nothing differs beyond offsets, NaN if it cannot be made
 */
public record VarianceComponents(
        double model, double context, double interaction, double residual, double f, double pValue) {
    /**
     * Splits the variance.
     *
     * @param scores {@code [contexts][models][n]}, at least two contexts and two models, no cell empty
     * @return the components
     */
    public static VarianceComponents of(double[][][] scores) {
        int contexts = scores.length;
        int models = contexts == 0 ? 0 : scores[0].length;
        if (contexts < 2 || models < 2) {
            throw new IllegalArgumentException(
                    "There must be two contexts and two models at least, are " + contexts + " and " + models);
        }
        double[][] mean = new double[contexts][models];
        double reciprocals = 0;
        double within = 0;
        double freedom = 0;
        for (int l = 0; l < contexts; l++) {
            for (int k = 0; k < models; k++) {
                double[] cell = scores[l][k];
                if (cell.length == 0) {
                    throw new IllegalArgumentException("No cell may be empty");
                }
                mean[l][k] = mean(cell);
                reciprocals += 1.0 / cell.length;
                freedom += cell.length - 1;
                for (double value : cell) {
                    within += (value - mean[l][k]) * (value - mean[l][k]);
                }
            }
        }
        double n = contexts * models / reciprocals;
        double error = freedom == 0 ? Double.NaN : within / freedom;
        TwoWayMeans means = TwoWayMeans.of(mean);
        double squaresModel = contexts * n * means.squares(means.ofModel()) / (models - 1);
        double squaresContext = models * n * means.squares(means.ofContext()) / (contexts - 1);
        double free = (models - 1.0) * (contexts - 1.0);
        double squares = n * means.interactionSquares() / free;
        double known = Double.isNaN(error) ? 0 : error;
        double f = squares == 0 && known == 0 ? Double.NaN : squares / error;
        return new VarianceComponents(
                Math.max(0, (squaresModel - squares) / (contexts * n)),
                Math.max(0, (squaresContext - squares) / (models * n)),
                Math.max(0, (squares - known) / n),
                error,
                f,
                pValue(f, free, freedom, squares));
    }

    private static double pValue(double f, double free, double freedom, double squares) {
        if (freedom == 0) {
            return Double.NaN;
        }
        if (squares == 0) {
            return 1;
        }
        if (Double.isInfinite(f)) {
            return 0;
        }
        // The upper tail of F(a, b) is the lower tail of F(b, a) at 1/f, which keeps tiny p-values from vanishing.
        return new FDistribution(freedom, free).cumulativeProbability(1 / f);
    }

    /** {@return the share of the models' variance that is the same in all contexts, in [0, 1]; NaN if no model differs anywhere} */
    public double stability() {
        return model + interaction == 0 ? Double.NaN : model / (model + interaction);
    }

    /** {@return {@code 1 - stability}: the share of what looks like differences between models that the context makes} */
    public double measurementInstability() {
        return 1 - stability();
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
