package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;

/** The Markov chain that a policy makes of a world, as a linear system. */
final class PolicyChain {
    private PolicyChain() {}

    static SparseSystem of(TabularMdp mdp, TabularPolicy policy) {
        int states = mdp.states();
        int actions = mdp.actions();
        int[] rowStart = new int[states + 1];
        int[] column = new int[mdp.transitions()];
        double[] value = new double[mdp.transitions()];
        int[] slot = new int[states];
        Arrays.fill(slot, -1);
        int size = 0;
        for (int s = 0; s < states; s++) {
            int from = size;
            for (int a = 0; a < actions; a++) {
                double p = policy.probability()[s * actions + a];
                if (p == 0) {
                    continue;
                }
                int row = s * actions + a;
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    int next = mdp.successor()[k];
                    if (slot[next] < from) {
                        slot[next] = size;
                        column[size] = next;
                        value[size++] = p * mdp.probability()[k];
                    } else {
                        value[slot[next]] += p * mdp.probability()[k];
                    }
                }
            }
            rowStart[s + 1] = size;
        }
        return new SparseSystem(mdp.discount(), rowStart, Arrays.copyOf(column, size), Arrays.copyOf(value, size));
    }

    static SparseSystem of(TabularMdp mdp, int[] choice) {
        int states = mdp.states();
        int actions = mdp.actions();
        int[] rowStart = new int[states + 1];
        for (int s = 0; s < states; s++) {
            int row = s * actions + choice[s];
            rowStart[s + 1] = rowStart[s] + mdp.rowStart()[row + 1] - mdp.rowStart()[row];
        }
        int[] column = new int[rowStart[states]];
        double[] value = new double[rowStart[states]];
        for (int s = 0; s < states; s++) {
            int from = mdp.rowStart()[s * actions + choice[s]];
            int length = rowStart[s + 1] - rowStart[s];
            System.arraycopy(mdp.successor(), from, column, rowStart[s], length);
            System.arraycopy(mdp.probability(), from, value, rowStart[s], length);
        }
        return new SparseSystem(mdp.discount(), rowStart, column, value);
    }
}
