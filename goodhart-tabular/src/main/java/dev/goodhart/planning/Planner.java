package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import org.jspecify.annotations.Nullable;

/**
 * Optimal plans by policy iteration (Howard 1960), warmed up by modified policy iteration (Puterman and Shin 1978).
 *
 * <p>Greedy sweeps with partial Gauss-Seidel evaluation bring the values near, then each policy is evaluated exactly until none
 * of its actions can be improved by more than rounding error. Ties keep the action already chosen, first the lowest.
 * A planner keeps no state between calls and may be shared by threads.
 */
public final class Planner {
    private static final int PARTIAL_SWEEPS = 4;
    private static final int WARM_UP_LIMIT = 300;
    /** One over the share of states whose action may still change when warming up ends. */
    private static final int SETTLED = 1_000;

    private static final int POLICY_LIMIT = 10_000;

    private final TabularMdp mdp;
    private final double precision;

    /**
     * A planner that is exact up to rounding.
     *
     * @param mdp the world
     */
    public Planner(TabularMdp mdp) {
        this(mdp, 1e-12);
    }

    /**
     * A planner that stops earlier.
     *
     * @param mdp the world
     * @param precision largest loss of the plan, as a share of the largest possible value, in [1e-12, 0.1]
     */
    public Planner(TabularMdp mdp, double precision) {
        if (!(precision >= 1e-12 && precision <= 0.1)) {
            throw new IllegalArgumentException("The precision (" + precision + ") must be in [1e-12, 0.1]");
        }
        this.mdp = mdp;
        this.precision = precision;
    }

    /**
     * Finds an optimal policy.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @return the plan
     */
    public Plan solve(double[] expected) {
        return solve(expected, null);
    }

    /**
     * Finds an optimal policy from a plan for a similar reward.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @param warm where to start, null for nowhere
     * @return the plan
     */
    public Plan solve(double[] expected, @Nullable Plan warm) {
        double scale = 0;
        for (double r : expected) {
            scale = Math.max(scale, Math.abs(r));
        }
        double[] values =
                warm == null ? new double[mdp.states()] : warm.values().clone();
        int[] choice = warm == null ? new int[mdp.states()] : warm.choice().clone();
        if (mdp.states() > SparseSystem.DIRECT_LIMIT) {
            warmUp(expected, values, choice, scale);
        }
        double tolerance = Math.max(1e-14, precision * 0.1) * Math.max(scale, Double.MIN_NORMAL) / (1 - mdp.discount());
        double[] reward = new double[mdp.states()];
        boolean approximate = mdp.states() > SparseSystem.DIRECT_LIMIT;
        double systemTolerance = Math.max(SparseSystem.FULL_PRECISION, precision * 1e-2);
        for (int iteration = 0; iteration < POLICY_LIMIT; iteration++) {
            for (int s = 0; s < reward.length; s++) {
                reward[s] = expected[s * mdp.actions() + choice[s]];
            }
            PolicyChain.of(mdp, choice).solve(reward, values, approximate ? systemTolerance : 0);
            if (!improve(expected, values, choice, tolerance)) {
                break;
            }
        }
        return new Plan(mdp.actions(), choice, values, Backup.dot(mdp.start(), values));
    }

    private boolean improve(double[] expected, double[] values, int[] choice, double tolerance) {
        boolean changed = false;
        int actions = mdp.actions();
        for (int s = 0; s < choice.length; s++) {
            int best = choice[s];
            double bestValue = Backup.actionValue(mdp, s * actions + best, expected, values) + tolerance;
            for (int a = 0; a < actions; a++) {
                double q = Backup.actionValue(mdp, s * actions + a, expected, values);
                if (q > bestValue) {
                    bestValue = q;
                    best = a;
                }
            }
            changed |= best != choice[s];
            choice[s] = best;
        }
        return changed;
    }

    /** Greedy and partial sweeps until the policy hardly changes any more; exact policy iteration does the rest. */
    private void warmUp(double[] expected, double[] values, int[] choice, double scale) {
        int actions = mdp.actions();
        double rounding = 1e-12 * scale;
        for (int round = 0; round < WARM_UP_LIMIT; round++) {
            int changed = 0;
            boolean forward = (round & 1) == 0;
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
                if (best > chosen + rounding) {
                    choice[s] = action;
                    changed++;
                }
                values[s] = best;
            }
            if (changed * SETTLED <= choice.length) {
                return;
            }
            for (int sweep = 0; sweep < PARTIAL_SWEEPS; sweep++) {
                boolean down = (sweep & 1) == 0;
                for (int i = 0; i < choice.length; i++) {
                    int s = down ? i : choice.length - 1 - i;
                    values[s] = Backup.actionValue(mdp, s * actions + choice[s], expected, values);
                }
            }
        }
    }
}
