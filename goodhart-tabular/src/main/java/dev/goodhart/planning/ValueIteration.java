package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;

/**
 * Value iteration (Bellman 1957) with the stopping rule of MacQueen (1966): when the changes of all states lie within a narrow
 * span, the values are corrected by its middle and are off by at most half of discount / (1 - discount) times the span.
 */
public final class ValueIteration {
    private ValueIteration() {}

    /**
     * Iterates until the values are accurate.
     *
     * @param mdp the world
     * @param expected {@code [states * actions]} expected rewards
     * @param tolerance largest error of a value, in units of reward, positive
     * @return the greedy plan with its values
     */
    public static Plan solve(TabularMdp mdp, double[] expected, double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("The tolerance (" + tolerance + ") must be positive");
        }
        double factor = mdp.discount() / (1 - mdp.discount());
        double[] values = new double[mdp.states()];
        double[] next = new double[mdp.states()];
        while (true) {
            Backup.sweep(mdp, expected, values, next);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double size = 0;
            for (int s = 0; s < next.length; s++) {
                low = Math.min(low, next[s] - values[s]);
                high = Math.max(high, next[s] - values[s]);
                size = Math.max(size, Math.abs(next[s]));
            }
            double[] spare = values;
            values = next;
            next = spare;
            if (factor * (high - low) / 2 <= tolerance || high - low <= 4 * Math.ulp(size)) {
                double middle = factor * (high + low) / 2;
                for (int s = 0; s < values.length; s++) {
                    values[s] += middle;
                }
                return greedy(mdp, expected, values);
            }
        }
    }

    private static Plan greedy(TabularMdp mdp, double[] expected, double[] values) {
        int[] choice = new int[mdp.states()];
        for (int s = 0; s < choice.length; s++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < mdp.actions(); a++) {
                double q = Backup.actionValue(mdp, s * mdp.actions() + a, expected, values);
                if (q > best) {
                    best = q;
                    choice[s] = a;
                }
            }
        }
        return new Plan(mdp.actions(), choice, values, Backup.dot(mdp.start(), values));
    }
}
