package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;

/** What policies earn in episodes that are cut off after a number of steps. */
public final class FiniteHorizon {
    private FiniteHorizon() {}

    /**
     * The discounted return of a stationary policy from the start distribution.
     *
     * @param mdp the world
     * @param policy the policy
     * @param expected {@code [states * actions]} expected rewards
     * @param steps length of an episode, at least 0
     * @return the return
     */
    public static double value(TabularMdp mdp, TabularPolicy policy, double[] expected, int steps) {
        double[] v = new double[mdp.states()];
        for (int h = 0; h < steps; h++) {
            double[] q = Backup.actionValues(mdp, expected, v);
            v = new double[mdp.states()];
            for (int row = 0; row < q.length; row++) {
                v[row / mdp.actions()] += policy.probability()[row] * q[row];
            }
        }
        return Backup.dot(mdp.start(), v);
    }

    /**
     * The largest discounted return from the start distribution, of policies that may depend on the time left.
     *
     * @param mdp the world
     * @param expected {@code [states * actions]} expected rewards
     * @param steps length of an episode, at least 0
     * @return the return
     */
    public static double optimum(TabularMdp mdp, double[] expected, int steps) {
        double[] v = new double[mdp.states()];
        for (int h = 0; h < steps; h++) {
            double[] next = new double[mdp.states()];
            Backup.sweep(mdp, expected, v, next);
            v = next;
        }
        return Backup.dot(mdp.start(), v);
    }
}
