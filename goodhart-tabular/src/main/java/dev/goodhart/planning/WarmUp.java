package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;

/**
 * Brings the values and choices of a plan near the optimum: rounds of one greedy Gauss-Seidel sweep and a few that evaluate
 * (modified policy iteration, Puterman and Shin 1978), up and down the states in turn.
 */
final class WarmUp {
    private static final int ROUNDS = 10;
    private static final int PARTIAL_SWEEPS = 4;
    /** One over the share of states whose action may still change when warming up ends. */
    private static final int SETTLED = 1_000;

    private final TabularMdp mdp;
    private final double[] expected;
    private final double[] values;
    private final int[] choice;
    private final double news;

    /** Works on the given values and choices; a gain of no more than {@code news} is none. */
    WarmUp(TabularMdp mdp, double[] expected, double[] values, int[] choice, double news) {
        this.mdp = mdp;
        this.expected = expected;
        this.values = values;
        this.choice = choice;
        this.news = news;
    }

    /** Runs a few rounds, fewer when hardly a choice changes any more; says whether that was reached. */
    boolean settle() {
        for (int round = 0; round < ROUNDS; round++) {
            if (improve((round & 1) == 0) * SETTLED <= choice.length) {
                return true;
            }
            for (int sweep = 0; sweep < PARTIAL_SWEEPS; sweep++) {
                evaluate((sweep & 1) == 0);
            }
        }
        return false;
    }

    private int improve(boolean forward) {
        int actions = mdp.actions();
        int changed = 0;
        for (int i = 0; i < choice.length; i++) {
            int s = forward ? i : choice.length - 1 - i;
            double best = Double.NEGATIVE_INFINITY;
            double chosen = 0;
            int action = 0;
            for (int a = 0; a < actions; a++) {
                double q = Backup.actionValue(mdp, s * actions + a, expected, values);
                if (q > best) {
                    best = q;
                    action = a;
                }
                chosen = a == choice[s] ? q : chosen;
            }
            if (best > chosen + news) {
                changed++;
            }
            if (best > chosen) {
                choice[s] = action;
            }
            values[s] = best;
        }
        return changed;
    }

    private void evaluate(boolean forward) {
        int actions = mdp.actions();
        for (int i = 0; i < choice.length; i++) {
            int s = forward ? i : choice.length - 1 - i;
            values[s] = Backup.actionValue(mdp, s * actions + choice[s], expected, values);
        }
    }
}
