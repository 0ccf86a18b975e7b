package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.List;

/**
 * Maximum-entropy planning: the policy that maximises expected return minus KL(pi || uniform) / pressure, discounted.
 *
 * <p>Pressure 0 gives the uniform policy, growing pressure approaches the optimal one: a path of policies from no optimisation to
 * full optimisation. Solved by soft policy iteration (Haarnoja et al. 2018, sect. 4.1), which is Newton's method on the soft
 * Bellman equation: pi(a|s) is proportional to exp(pressure * Q(s, a)), Q the value of the policy with its entropy counted.
 */
public final class SoftPlanner {
    private static final int ITERATION_LIMIT = 500;

    private final TabularMdp mdp;
    private final double tolerance;

    /**
     * A planner accurate to 1e-10 in action probabilities.
     *
     * @param mdp the world
     */
    public SoftPlanner(TabularMdp mdp) {
        this(mdp, 1e-10);
    }

    /**
     * A planner of stated accuracy.
     *
     * @param mdp the world
     * @param tolerance largest error of an action probability, about
     */
    public SoftPlanner(TabularMdp mdp, double tolerance) {
        this.mdp = mdp;
        this.tolerance = tolerance;
    }

    /**
     * The policy under a pressure.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @param pressure inverse temperature in 1 / reward units, finite and at least 0
     * @return the policy
     */
    public TabularPolicy solve(double[] expected, double pressure) {
        return solve(expected, pressure, TabularPolicy.uniform(mdp), new double[mdp.states()]);
    }

    /**
     * The policies under growing pressures, each started from the one before.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @param pressures inverse temperatures in 1 / reward units, finite and at least 0
     * @return one policy for every pressure
     */
    public List<TabularPolicy> path(double[] expected, double[] pressures) {
        List<TabularPolicy> path = new ArrayList<>();
        double[] values = new double[mdp.states()];
        TabularPolicy policy = TabularPolicy.uniform(mdp);
        for (double pressure : pressures) {
            policy = solve(expected, pressure, policy, values);
            path.add(policy);
        }
        return path;
    }

    private TabularPolicy solve(double[] expected, double pressure, TabularPolicy warm, double[] values) {
        if (!(pressure >= 0) || Double.isInfinite(pressure)) {
            throw new IllegalArgumentException("The pressure (" + pressure + ") must be finite and at least 0");
        }
        TabularPolicy policy = warm;
        if (pressure == 0) {
            return TabularPolicy.uniform(mdp);
        }
        for (int iteration = 0; iteration < ITERATION_LIMIT; iteration++) {
            double[] pi = policy.probability();
            double[] reward = withEntropy(expected, pressure, pi);
            PolicyChain.of(mdp, policy).solve(reward, values, Math.max(SparseSystem.FULL_PRECISION, tolerance * 1e-2));
            double[] q = Backup.actionValues(mdp, expected, values);
            double change = softmax(q, pressure, mdp.actions(), pi);
            policy = new TabularPolicy(mdp.states(), mdp.actions(), q);
            // Newton's method squares the error: after a change c about 3 c^2 is left.
            if (change <= 0.1 * Math.sqrt(tolerance)) {
                break;
            }
        }
        return policy;
    }

    /** {@code [states]} what a policy is paid, its divergence from the uniform one counted. */
    private double[] withEntropy(double[] expected, double pressure, double[] pi) {
        int actions = mdp.actions();
        double[] reward = new double[mdp.states()];
        for (int row = 0; row < pi.length; row++) {
            if (pi[row] > 0) {
                reward[row / actions] += pi[row] * (expected[row] - Math.log(pi[row] * actions) / pressure);
            }
        }
        return reward;
    }

    /** Replaces every row of Q by its softmax; returns the largest change against the old probabilities. */
    private static double softmax(double[] q, double pressure, int actions, double[] old) {
        double change = 0;
        for (int from = 0; from < q.length; from += actions) {
            double best = q[from];
            for (int row = from + 1; row < from + actions; row++) {
                best = Math.max(best, q[row]);
            }
            double sum = 0;
            for (int row = from; row < from + actions; row++) {
                q[row] = Math.exp(pressure * (q[row] - best));
                sum += q[row];
            }
            for (int row = from; row < from + actions; row++) {
                q[row] /= sum;
                change = Math.max(change, Math.abs(q[row] - old[row]));
            }
        }
        return change;
    }
}
