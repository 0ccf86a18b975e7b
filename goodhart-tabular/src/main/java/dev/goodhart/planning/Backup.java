package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;

/** The Bellman backup and its kin: the inner loops that every planner shares. */
public final class Backup {
    private Backup() {}

    /**
     * Q(s, a) = r(s, a) + discount * E[V(S')].
     *
     * @param mdp the world
     * @param expected {@code [states * actions]} expected rewards
     * @param values {@code [states]} V
     * @return {@code [states * actions]} Q, a new array
     */
    public static double[] actionValues(TabularMdp mdp, double[] expected, double[] values) {
        double[] q = new double[expected.length];
        for (int row = 0; row < q.length; row++) {
            q[row] = actionValue(mdp, row, expected, values);
        }
        return q;
    }

    /**
     * One synchronous sweep of value iteration, {@code next[s] = max_a Q(s, a)}.
     *
     * @param mdp the world
     * @param expected {@code [states * actions]} expected rewards
     * @param values {@code [states]} V before
     * @param next {@code [states]} V after, written
     */
    public static void sweep(TabularMdp mdp, double[] expected, double[] values, double[] next) {
        int[] rowStart = mdp.rowStart();
        int[] successor = mdp.successor();
        double[] probability = mdp.probability();
        double discount = mdp.discount();
        int actions = mdp.actions();
        int k = 0;
        for (int s = 0; s < next.length; s++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int row = s * actions; row < (s + 1) * actions; row++) {
                double sum = 0;
                for (int end = rowStart[row + 1]; k < end; k++) {
                    sum += probability[k] * values[successor[k]];
                }
                best = Math.max(best, expected[row] + discount * sum);
            }
            next[s] = best;
        }
    }

    static double actionValue(TabularMdp mdp, int row, double[] expected, double[] values) {
        double sum = 0;
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            sum += mdp.probability()[k] * values[mdp.successor()[k]];
        }
        return expected[row] + mdp.discount() * sum;
    }

    /**
     * The inner product.
     *
     * @param x {@code [n]}
     * @param y {@code [n]}
     * @return sum of products
     */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
