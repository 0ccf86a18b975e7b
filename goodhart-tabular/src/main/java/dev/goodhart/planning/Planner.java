package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import org.jspecify.annotations.Nullable;

/**
 * Optimal plans by policy iteration (Howard 1960), warmed up by modified policy iteration (Puterman and Shin 1978).
 *
 * <p>Greedy sweeps with partial Gauss-Seidel evaluation bring the values near, with a rough evaluation now and then, and each policy
 * is evaluated exactly in the end until none of its actions can be improved by more than rounding error. Ties keep the action already chosen, first the lowest.
 * A planner keeps no state between calls and may be shared by threads.
 */
public final class Planner {
    private static final double ROUGH = 1e-5;
    private static final int PHASES = 40;
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
        return solveAndEvaluate(expected, warm).plan();
    }

    /**
     * A plan, ready to be evaluated under other rewards.
     *
     * @param plan the plan
     * @param evaluation of its policy, ten times as precise as the plan
     */
    public record Solution(Plan plan, Evaluation evaluation) {}

    /**
     * Finds an optimal policy from a plan for a similar reward, and keeps its chain of states for evaluations that follow.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @param warm where to start, null for nowhere
     * @return the plan with its evaluation
     */
    public Solution solveAndEvaluate(double[] expected, @Nullable Plan warm) {
        double scale = 0;
        for (double r : expected) {
            scale = Math.max(scale, Math.abs(r));
        }
        double[] values =
                warm == null ? new double[mdp.states()] : warm.values().clone();
        int[] choice = warm == null ? new int[mdp.states()] : warm.choice().clone();
        double unit = Math.max(scale, Double.MIN_NORMAL) / (1 - mdp.discount());
        double tolerance = Math.max(1e-14, precision * 0.1) * unit;
        if (mdp.states() > SparseSystem.DIRECT_LIMIT) {
            approach(expected, values, choice, tolerance);
        }
        SparseSystem chain = iterate(expected, values, choice, tolerance);
        Plan plan = new Plan(mdp.actions(), choice, values, Backup.dot(mdp.start(), values));
        return new Solution(plan, Evaluation.of(mdp, plan, chain, precision * 0.1));
    }

    /** Sweeps settle what is near, rough evaluations carry over what is far; in turn, until hardly a choice changes. */
    private void approach(double[] expected, double[] values, int[] choice, double tolerance) {
        WarmUp warmUp = new WarmUp(mdp, expected, values, choice, tolerance);
        for (int phase = 0; phase < PHASES && !warmUp.settle(); phase++) {
            PolicyChain.of(mdp, choice).solve(chosen(expected, choice), values, ROUGH);
        }
    }

    /** Policy iteration; a policy is evaluated exactly once a rough evaluation finds nothing to improve. Returns the last one's chain. */
    private SparseSystem iterate(double[] expected, double[] values, int[] choice, double tolerance) {
        double exact = Math.max(SparseSystem.FULL_PRECISION, precision * 1e-2);
        for (int iteration = 0; iteration < POLICY_LIMIT; iteration++) {
            SparseSystem chain = PolicyChain.of(mdp, choice);
            double[] reward = chosen(expected, choice);
            chain.solve(reward, values, ROUGH);
            if (!improve(expected, values, choice, tolerance)) {
                chain.solve(reward, values, exact);
                if (!improve(expected, values, choice, tolerance)) {
                    return chain;
                }
            }
        }
        return PolicyChain.of(mdp, choice);
    }

    private double[] chosen(double[] expected, int[] choice) {
        double[] reward = new double[choice.length];
        for (int s = 0; s < reward.length; s++) {
            reward[s] = expected[s * mdp.actions() + choice[s]];
        }
        return reward;
    }

    private boolean improve(double[] expected, double[] values, int[] choice, double tolerance) {
        boolean changed = false;
        int actions = mdp.actions();
        for (int s = 0; s < choice.length; s++) {
            int best = choice[s];
            double most = Backup.actionValue(mdp, s * actions + best, expected, values) + tolerance;
            for (int a = 0; a < actions; a++) {
                double q = a == choice[s] ? most : Backup.actionValue(mdp, s * actions + a, expected, values);
                if (q > most) {
                    most = q;
                    best = a;
                }
            }
            changed |= best != choice[s];
            choice[s] = best;
        }
        return changed;
    }
}
