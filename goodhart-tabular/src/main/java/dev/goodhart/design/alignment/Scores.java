package dev.goodhart.design.alignment;

import dev.goodhart.planning.TabularPolicy;

/** The score psi = grad log pi of a softmax policy. */
final class Scores {
    private Scores() {}

    /** psi(s, a) . v for every row: v less its mean under the policy. */
    static double[] of(TabularPolicy policy, double[] v) {
        double[] scores = new double[v.length];
        for (int s = 0; s < policy.states(); s++) {
            int from = s * policy.actions();
            double mean = 0;
            for (int row = from; row < from + policy.actions(); row++) {
                mean += policy.probability()[row] * v[row];
            }
            for (int row = from; row < from + policy.actions(); row++) {
                scores[row] = v[row] - mean;
            }
        }
        return scores;
    }

    /** sum over rows of y(s, a) psi(s, a): the transpose of {@link #of}. */
    static double[] sum(TabularPolicy policy, double[] y) {
        double[] sum = new double[y.length];
        for (int s = 0; s < policy.states(); s++) {
            int from = s * policy.actions();
            double total = 0;
            for (int row = from; row < from + policy.actions(); row++) {
                total += y[row];
            }
            for (int row = from; row < from + policy.actions(); row++) {
                sum[row] = y[row] - policy.probability()[row] * total;
            }
        }
        return sum;
    }
}
