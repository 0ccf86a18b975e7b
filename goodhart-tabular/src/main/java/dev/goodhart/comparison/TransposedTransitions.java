package dev.goodhart.comparison;

import dev.goodhart.mdp.SparseRow;
import dev.goodhart.mdp.TabularMdp;
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

    /** Where column {@code entered * actions + action} begins, which ends where the next begins. */
    int start(int column) {
        return start[column];
    }

    int predecessor(int k) {
        return predecessor[k];
    }

    double probability(int k) {
        return probability[k];
    }

    /** Adds value * tau(entered|x, action) to every x that enters a state by an action. */
    void spread(int entered, int action, double value, SparseRow into) {
        int column = entered * actions + action;
        for (int k = start[column]; k < start[column + 1]; k++) {
            into.add(predecessor[k], value * probability[k]);
        }
    }
}
