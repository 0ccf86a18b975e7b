package dev.goodhart.hierarchy;

/**
 * The baseline that learns a policy for each factor alone and averages what they would do.
 *
 * @param weights {@code [levels]} of the policies, at least 0, with sum 1
 */
public record FactorEnsemble(double[] weights) {
    /**
     * Weights in proportion to alpha^(i - 1).
     *
     * @param levels how many policies, at least 1
     * @param alpha what a level weighs of the one above, at least 0; 1 for equal weights
     * @return the ensemble
     */
    public static FactorEnsemble of(int levels, double alpha) {
        if (levels < 1 || !(alpha >= 0)) {
            throw new IllegalArgumentException(
                    "Levels must be at least 1 and alpha at least 0, are " + levels + " and " + alpha);
        }
        double[] weights = new double[levels];
        double sum = 0;
        for (int level = 0; level < levels; level++) {
            weights[level] = Math.pow(alpha, level);
            sum += weights[level];
        }
        for (int level = 0; level < levels; level++) {
            weights[level] /= sum;
        }
        return new FactorEnsemble(weights);
    }

    /**
     * Averages what the policies would do.
     *
     * @param actions {@code [levels][n]} continuous actions, or probabilities of actions
     * @return {@code [n]} the weighted mean; of distributions, a distribution
     */
    public double[] mix(double[][] actions) {
        double[] mixed = new double[actions[0].length];
        for (int level = 0; level < weights.length; level++) {
            for (int k = 0; k < mixed.length; k++) {
                mixed[k] += weights[level] * actions[level][k];
            }
        }
        return mixed;
    }
}
