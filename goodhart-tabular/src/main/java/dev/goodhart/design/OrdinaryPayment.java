package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What an intended reward pays nearly everywhere, and the states where it pays something else: the goals.
 *
 * @param value the most common expected reward of a state and action; 0 for a sparse reward, the price of a step for others
 * @param goals the states with an action that is paid otherwise
 */
record OrdinaryPayment(double value, BitSet goals) {
    private static final double SAME = 1e-9;

    static OrdinaryPayment of(TabularMdp world, double[] expected) {
        double[] sorted = new double[expected.length];
        int size = 0;
        double scale = 0;
        for (int row = 0; row < expected.length; row++) {
            if (!world.isTerminal(row / world.actions())) {
                sorted[size++] = expected[row];
                scale = Math.max(scale, Math.abs(expected[row]));
            }
        }
        Arrays.sort(sorted, 0, size);
        double value = 0;
        int most = 0;
        int from = 0;
        for (int i = 0; i < size; i++) {
            if (sorted[i] - sorted[from] > SAME * scale) {
                from = i;
            }
            if (i - from + 1 > most) {
                most = i - from + 1;
                value = sorted[from];
            }
        }
        if (most == 1) {
            value = 0;
        }
        BitSet goals = new BitSet();
        for (int row = 0; row < expected.length; row++) {
            if (!world.isTerminal(row / world.actions()) && Math.abs(expected[row] - value) > SAME * scale) {
                goals.set(row / world.actions());
            }
        }
        return new OrdinaryPayment(value, goals);
    }
}
