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
        int[] rowEnd = Arrays.copyOfRange(rowStart, 1, states + 1);
        return new SparseSystem(mdp.discount(), rowStart, rowEnd, column, value);
    }

    static SparseSystem of(TabularMdp mdp, int[] choice) {
        int[] rowStart = new int[choice.length];
        int[] rowEnd = new int[choice.length];
        for (int s = 0; s < choice.length; s++) {
            int row = s * mdp.actions() + choice[s];
            rowStart[s] = mdp.rowStart()[row];
            rowEnd[s] = mdp.rowStart()[row + 1];
        }
        return new SparseSystem(mdp.discount(), rowStart, rowEnd, mdp.successor(), mdp.probability());
    }
}
