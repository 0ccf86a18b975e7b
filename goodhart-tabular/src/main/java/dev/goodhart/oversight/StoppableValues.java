package dev.goodhart.oversight;

import dev.goodhart.mdp.TabularMdp;

/** Optimal values of a world in which one may stop at any time for 0. */
final class StoppableValues {
    private static final double CONVERGED = 1e-14;

    private StoppableValues() {}

    /** Q(s, a) by value iteration, to about 1e-14 / (1 - discount) of the largest reward; 0 in terminal states. */
    static double[] actionValues(TabularMdp mdp, double[] reward) {
        double scale = 0;
        for (double r : reward) {
            scale = Math.max(scale, Math.abs(r));
        }
        double[] value = new double[mdp.states()];
        double change = Double.POSITIVE_INFINITY;
        while (change > CONVERGED * scale) {
            double[] next = step(mdp, reward, value);
            change = 0;
            for (int s = 0; s < next.length; s++) {
                change = Math.max(change, Math.abs(next[s] - value[s]));
            }
            value = next;
        }
        double[] action = new double[reward.length];
        for (int row = 0; row < action.length; row++) {
            action[row] = mdp.isTerminal(row / mdp.actions()) ? 0 : backup(mdp, reward, value, row);
        }
        return action;
    }

    /** One step of value iteration: max(0, max_a Q(s, a)). */
    static double[] step(TabularMdp mdp, double[] reward, double[] value) {
        double[] next = new double[value.length];
        for (int s = 0; s < next.length; s++) {
            if (!mdp.isTerminal(s)) {
                for (int a = 0; a < mdp.actions(); a++) {
                    next[s] = Math.max(next[s], backup(mdp, reward, value, s * mdp.actions() + a));
                }
            }
        }
        return next;
    }

    private static double backup(TabularMdp mdp, double[] reward, double[] value, int row) {
        double future = 0;
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            future += mdp.probability()[k] * value[mdp.successor()[k]];
        }
        return reward[row] + mdp.discount() * future;
    }
}
