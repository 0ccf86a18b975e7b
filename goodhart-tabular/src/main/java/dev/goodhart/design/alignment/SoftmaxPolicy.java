package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;

/** pi(a | s) proportional to exp(theta(s, a)), and the score psi = grad log pi that goes with it. */
final class SoftmaxPolicy {
    private SoftmaxPolicy() {}

    static TabularPolicy of(TabularMdp mdp, double[] theta) {
        int actions = mdp.actions();
        double[] probability = new double[theta.length];
        for (int from = 0; from < theta.length; from += actions) {
            double most = theta[from];
            for (int a = 1; a < actions; a++) {
                most = Math.max(most, theta[from + a]);
            }
            double sum = 0;
            for (int a = 0; a < actions; a++) {
                probability[from + a] = Math.exp(theta[from + a] - most);
                sum += probability[from + a];
            }
            for (int a = 0; a < actions; a++) {
                probability[from + a] /= sum;
            }
        }
        return new TabularPolicy(mdp.states(), actions, probability);
    }

    /** psi(s, a) . v for every row: v less its mean under the policy. */
    static double[] scores(TabularPolicy policy, double[] v) {
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

    /** sum over rows of y(s, a) psi(s, a): the transpose of {@link #scores}. */
    static double[] sumOfScores(TabularPolicy policy, double[] y) {
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
