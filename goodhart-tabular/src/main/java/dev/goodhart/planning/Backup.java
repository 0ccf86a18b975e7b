package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;

/** The Bellman backup and its kin: the inner loops that every planner shares. */
public final class Backup {
    /** The Q of so many rows is found before any maximum is taken, so that the processor need not wait for either. */
    private static final int BLOCK_ROWS = 256;

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
        int block = Math.max(1, BLOCK_ROWS / actions);
        double[] q = new double[block * actions];
        for (int first = 0; first < next.length; first += block) {
            int end = Math.min(next.length, first + block);
            int firstRow = first * actions;
            int from = rowStart[firstRow];
            for (int i = 0; i < (end - first) * actions; i++) {
                int to = rowStart[firstRow + i + 1];
                q[i] = expected[firstRow + i] + discount * mean(probability, successor, values, from, to);
                from = to;
            }
            for (int s = first; s < end; s++) {
                int own = (s - first) * actions;
                double best = q[own];
                for (int a = 1; a < actions; a++) {
                    best = Math.max(best, q[own + a]);
                }
                next[s] = best;
            }
        }
    }

    /**
     * The sum of probability times value over entries [from, to), in that order. Rows of grid worlds have one to three entries; they are
     * written out because the compiler prepares the loop for long ones.
     */
    static double mean(double[] probability, int[] successor, double[] values, int from, int to) {
        int length = to - from;
        if (length == 3) {
            return 0
                    + probability[from] * values[successor[from]]
                    + probability[from + 1] * values[successor[from + 1]]
                    + probability[from + 2] * values[successor[from + 2]];
        }
        if (length == 2) {
            return 0
                    + probability[from] * values[successor[from]]
                    + probability[from + 1] * values[successor[from + 1]];
        }
        if (length == 1) {
            return 0 + probability[from] * values[successor[from]];
        }
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += probability[k] * values[successor[k]];
        }
        return sum;
    }

    static double actionValue(TabularMdp mdp, int row, double[] expected, double[] values) {
        int[] rowStart = mdp.rowStart();
        double mean = mean(mdp.probability(), mdp.successor(), values, rowStart[row], rowStart[row + 1]);
        return expected[row] + mdp.discount() * mean;
    }

    /**
     * The inner product. Summed in four parts, which lets the processor add to them at once; two parts of a vector that are summed alone
     * may differ from the whole in the last digit.
     *
     * @param x {@code [n]}
     * @param y {@code [n]}
     * @return sum of products
     */
    public static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = x.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (int i = whole; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return a + b + (c + d);
    }
}
