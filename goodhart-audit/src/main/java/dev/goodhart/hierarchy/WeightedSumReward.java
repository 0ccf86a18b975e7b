package dev.goodhart.hierarchy;

/**
 * The baseline: one number, the sum of weighted factors. Unlike the labels of a hierarchy it changes with the factors' units.
 *
 * @param weights {@code [levels]} in the order of the hierarchy, directions included
 */
public record WeightedSumReward(double[] weights) {
    /**
     * Weights in the factors' own units.
     *
     * @param hierarchy directions
     * @param sizes {@code [levels]} the size of each weight, at least 0
     * @return the reward
     */
    public static WeightedSumReward raw(FactorHierarchy hierarchy, double... sizes) {
        double[] weights = new double[hierarchy.levels()];
        for (int level = 0; level < weights.length; level++) {
            weights[level] = hierarchy.signs()[level] * sizes[level];
        }
        return new WeightedSumReward(weights);
    }

    /**
     * Weights beta^(i - 1) of standardised factors, as rewards are engineered by hand.
     *
     * @param hierarchy order and directions
     * @param deviations {@code [levels]} standard deviations, positive
     * @param beta what a level weighs of the one above, at least 0
     * @return the reward
     */
    public static WeightedSumReward standardised(FactorHierarchy hierarchy, double[] deviations, double beta) {
        double[] sizes = new double[deviations.length];
        for (int level = 0; level < sizes.length; level++) {
            if (!(deviations[level] > 0)) {
                throw new IllegalArgumentException("The standard deviation of '"
                        + hierarchy.names().get(level) + "' must be positive, is " + deviations[level]);
            }
            sizes[level] = Math.pow(beta, level) / deviations[level];
        }
        return raw(hierarchy, sizes);
    }

    /**
     * The reward of an item.
     *
     * @param factors {@code [levels]} its factors
     * @return the weighted sum
     */
    public double of(double[] factors) {
        double sum = 0;
        for (int level = 0; level < weights.length; level++) {
            sum += weights[level] * factors[level];
        }
        return sum;
    }

    /**
     * Labels by the larger sum, for the same reward learners that take a hierarchy's. Every decision counts as one of level 1.
     *
     * @param columns {@code [levels][items]} factors
     * @param first {@code [pairs]} indices of items
     * @param second {@code [pairs]} indices of other items
     * @return the decisions
     */
    public DecidedPairs pairs(double[][] columns, int[] first, int[] second) {
        byte[] decision = new byte[first.length];
        for (int k = 0; k < first.length; k++) {
            decision[k] = (byte) Double.compare(of(columns, first[k]), of(columns, second[k]));
        }
        return new DecidedPairs(first, second, decision);
    }

    private double of(double[][] columns, int item) {
        double sum = 0;
        for (int level = 0; level < weights.length; level++) {
            sum += weights[level] * columns[level][item];
        }
        return sum;
    }
}
