package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;

/** For every action and state, who enters it: the transitions by column. */
final class TransposedTransitions {
    private final int actions;
    private final int[] start;
    private final int[] predecessor;
    private final double[] probability;

    TransposedTransitions(TabularMdp mdp) {
        actions = mdp.actions();
        int states = mdp.states();
        start = new int[states * actions + 1];
        predecessor = new int[mdp.transitions()];
        probability = new double[mdp.transitions()];
        for (int row = 0; row < states * actions; row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                start[mdp.successor()[k] * actions + row % actions + 1]++;
            }
        }
        for (int i = 0; i < states * actions; i++) {
            start[i + 1] += start[i];
        }
        int[] next = Arrays.copyOf(start, states * actions);
        for (int row = 0; row < states * actions; row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                int at = next[mdp.successor()[k] * actions + row % actions]++;
                predecessor[at] = row / actions;
                probability[at] = mdp.probability()[k];
            }
        }
    }

    /**
     * Adds, for every entry (row, s'') of the reward and every x that enters s'' by the action, weight * tau(s''|x, a) * entry to
     * {@code accumulated[x]}; returns the number of touched columns.
     */
    int spread(
            int row,
            int action,
            double weight,
            TabularReward reward,
            double[] accumulated,
            boolean[] touched,
            int[] columns,
            int count) {
        int n = count;
        for (int e = reward.rowStart()[row]; e < reward.rowStart()[row + 1]; e++) {
            double value = weight * reward.entryValue()[e];
            if (value == 0) {
                continue;
            }
            int column = reward.entryState()[e] * actions + action;
            for (int k = start[column]; k < start[column + 1]; k++) {
                int x = predecessor[k];
                if (!touched[x]) {
                    touched[x] = true;
                    columns[n++] = x;
                }
                accumulated[x] += value * probability[k];
            }
        }
        return n;
    }
}
