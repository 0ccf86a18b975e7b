package dev.goodhart.world;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import java.util.BitSet;

/** Plain value iteration, for the tests alone. */
final class ValueIteration {
    private ValueIteration() {}

    /** Optimal expected return from the start among policies that use the allowed rows only. */
    static double optimum(TabularMdp mdp, double[] reward, BitSet allowed) {
        return atStart(mdp, values(mdp, reward, allowed));
    }

    static BitSet allRows(TabularMdp mdp) {
        BitSet all = new BitSet();
        all.set(0, mdp.states() * mdp.actions());
        return all;
    }

    /** The rows that some optimal policy uses, up to a tolerance far above the error of the values. */
    static BitSet optimalRows(TabularMdp mdp, double[] reward) {
        double[] v = values(mdp, reward, allRows(mdp));
        double tolerance = 1e-6 * (1 + Arrays.stream(v).map(Math::abs).max().orElse(0));
        BitSet rows = new BitSet();
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            rows.set(row, q(mdp, reward, v, row) >= v[row / mdp.actions()] - tolerance);
        }
        return rows;
    }

    static double[] negated(double[] reward) {
        return Arrays.stream(reward).map(r -> -r).toArray();
    }

    private static double[] values(TabularMdp mdp, double[] reward, BitSet allowed) {
        double[] v = new double[mdp.states()];
        double change = 1;
        double scale = 1 + Arrays.stream(reward).map(Math::abs).max().orElse(0);
        while (change > 1e-9 * scale) {
            change = 0;
            for (int s = 0; s < mdp.states(); s++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int row = s * mdp.actions(); row < (s + 1) * mdp.actions(); row++) {
                    if (allowed.get(row)) {
                        best = Math.max(best, q(mdp, reward, v, row));
                    }
                }
                change = Math.max(change, Math.abs(best - v[s]));
                v[s] = best;
            }
        }
        return v;
    }

    private static double q(TabularMdp mdp, double[] reward, double[] v, int row) {
        double q = reward[row];
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            q += mdp.discount() * mdp.probability()[k] * v[mdp.successor()[k]];
        }
        return q;
    }

    private static double atStart(TabularMdp mdp, double[] v) {
        double sum = 0;
        for (int s = 0; s < v.length; s++) {
            sum += mdp.start()[s] * v[s];
        }
        return sum;
    }
}
