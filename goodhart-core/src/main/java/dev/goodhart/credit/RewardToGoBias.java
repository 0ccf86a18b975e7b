package dev.goodhart.credit;

/**
 * What a learner that sums credit from a unit on gets wrong about one text.
 *
 * <p>The terms it drops, the credit of earlier units, may be dropped only if they do not depend on what comes. Prefix differences do
 * not, so the error of the weight of unit t is L_t = sum_{j&lt;t} SV_j - [v(u_1..u_(t-1)) - v({})]: what earlier units are paid, or
 * charged, for units written after them. The bias of the gradient is exactly -E[grad log pi(u_t | u_&lt;t) L_t]; with one text and no
 * policy only L_t itself can be had. It is 0 for every t if v is additive.
 *
 * @param leak {@code [units]} L_t, in the unit of the score; the first is 0
 * @param relative root mean square of the leak over that of the right weights v(P) - v(u_1..u_(t-1)); infinite when only these are 0
 */
public record RewardToGoBias(double[] leak, double relative) {
    /**
     * Finds the leak.
     *
     * @param credits {@code [units]} in the order of the text
     * @param prefixValues {@code [units + 1]} v of the first 0, 1, ..., N units
     * @return the bias
     */
    public static RewardToGoBias of(double[] credits, double[] prefixValues) {
        int units = credits.length;
        if (prefixValues.length != units + 1) {
            throw new IllegalArgumentException("The values of prefixes must be " + (units + 1) + " for " + units
                    + " units, are " + prefixValues.length);
        }
        double[] leak = new double[units];
        double leaked = 0;
        double right = 0;
        double paid = 0;
        for (int t = 0; t < units; t++) {
            leak[t] = paid - (prefixValues[t] - prefixValues[0]);
            leaked += leak[t] * leak[t];
            double weight = prefixValues[units] - prefixValues[t];
            right += weight * weight;
            paid += credits[t];
        }
        return new RewardToGoBias(leak, leaked == 0 ? 0 : Math.sqrt(leaked / right));
    }
}
