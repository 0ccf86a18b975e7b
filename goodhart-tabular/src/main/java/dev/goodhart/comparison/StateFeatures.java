package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;

/** What a linear value function sees of a state: V(s) = theta . phi(s). Include a constant feature unless the others add up to one. */
public interface StateFeatures {
    /** {@return the number of features d, at least 1} */
    int count();

    /**
     * Describes a batch of states.
     *
     * @param size number of states n
     * @param stateDim length of a state
     * @param states {@code [at least n][stateDim]} flat, row-major
     * @param out {@code [at least n][d]} flat, row-major; receives phi
     */
    void describe(int size, int stateDim, double[] states, double[] out);

    /**
     * One feature for every state of a finite world that is not terminal; states are vectors of length one that hold the index. Values
     * fitted with them are exact but for sampling.
     *
     * @param mdp the world
     * @return the features
     */
    static StateFeatures oneHot(TabularMdp mdp) {
        int[] column = new int[mdp.states()];
        int columns = 0;
        for (int s = 0; s < column.length; s++) {
            column[s] = mdp.isTerminal(s) ? -1 : columns++;
        }
        int count = columns;
        return new StateFeatures() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void describe(int size, int stateDim, double[] states, double[] out) {
                Arrays.fill(out, 0, size * count, 0);
                for (int i = 0; i < size; i++) {
                    double index = states[i * stateDim];
                    if (!(index >= 0 && index < column.length)) {
                        throw new IllegalArgumentException(
                                "The state (" + index + ") must be an index in [0, " + column.length + ")");
                    }
                    if (column[(int) index] >= 0) {
                        out[i * count + column[(int) index]] = 1;
                    }
                }
            }
        };
    }
}
