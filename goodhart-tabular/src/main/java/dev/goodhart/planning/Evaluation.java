package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;

/**
 * What a policy earns and where it goes, exactly: values solve (I - discount * P_pi) V = r_pi (Bellman 1957), discounted visits
 * solve the transposed system.
 *
 * <p>One evaluation serves any number of rewards on the same world and policy. Not safe for use by several threads at once.
 */
public final class Evaluation {
    private final TabularMdp mdp;
    private final TabularPolicy policy;
    private final SparseSystem system;
    private final double precision;

    private Evaluation(TabularMdp mdp, TabularPolicy policy, SparseSystem system, double precision) {
        this.mdp = mdp;
        this.policy = policy;
        this.system = system;
        this.precision = precision;
    }

    /**
     * Prepares the evaluation of a policy, accurate to about 1e-12.
     *
     * @param mdp the world
     * @param policy a policy of the world's size
     * @return the evaluation
     */
    public static Evaluation of(TabularMdp mdp, TabularPolicy policy) {
        return of(mdp, policy, SparseSystem.FULL_PRECISION);
    }

    /**
     * Prepares the evaluation of a policy to a stated precision, for large worlds where the last digits cost time.
     *
     * @param mdp the world
     * @param policy a policy of the world's size
     * @param precision largest residual of the linear systems, as a share of their right-hand side; at least 1e-13
     * @return the evaluation
     */
    public static Evaluation of(TabularMdp mdp, TabularPolicy policy, double precision) {
        if (policy.states() != mdp.states() || policy.actions() != mdp.actions()) {
            throw new IllegalArgumentException("The policy is for " + policy.states() + " states and "
                    + policy.actions() + " actions, the world has " + mdp.states() + " and " + mdp.actions());
        }
        return new Evaluation(
                mdp, policy, PolicyChain.of(mdp, policy), Math.max(precision, SparseSystem.FULL_PRECISION));
    }

    /**
     * Prepares the evaluation of a plan's policy to a stated precision.
     *
     * @param mdp the world
     * @param plan a plan for the world
     * @param precision as in {@link #of(TabularMdp, TabularPolicy, double)}
     * @return the evaluation
     */
    public static Evaluation of(TabularMdp mdp, Plan plan, double precision) {
        return of(mdp, plan, PolicyChain.of(mdp, plan.choice()), precision);
    }

    static Evaluation of(TabularMdp mdp, Plan plan, SparseSystem chain, double precision) {
        return new Evaluation(mdp, plan.policy(), chain, Math.max(precision, SparseSystem.FULL_PRECISION));
    }

    /** {@return the policy that is evaluated} */
    public TabularPolicy policy() {
        return policy;
    }

    /**
     * The values of all states.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @return {@code [states]} V, discounted, accurate to about 1e-12 of the largest value
     */
    public double[] values(double[] expected) {
        return values(expected, new double[mdp.states()]);
    }

    /**
     * The values of all states, found faster from values that are near.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @param near {@code [states]} where to start, not written
     * @return {@code [states]} V
     */
    public double[] values(double[] expected, double[] near) {
        double[] x = near.clone();
        system.solve(policyReward(expected), x, precision);
        return x;
    }

    /**
     * The advantage of every action over the policy, Q - V.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @return {@code [states * actions]} A
     */
    public double[] advantages(double[] expected) {
        return advantages(expected, values(expected));
    }

    /**
     * One-step advantages of given values, E[r + discount * V(S')] - V(s).
     *
     * @param expected {@code [states * actions]} expected rewards
     * @param values {@code [states]} V
     * @return {@code [states * actions]}
     */
    public double[] advantages(double[] expected, double[] values) {
        double[] advantage = Backup.actionValues(mdp, expected, values);
        int row = 0;
        for (double value : values) {
            for (int a = 0; a < mdp.actions(); a++) {
                advantage[row++] -= value;
            }
        }
        return advantage;
    }

    /** {@return {@code [states]} discounted expected number of visits from the start distribution; sums to 1 / (1 - discount)} */
    public double[] stateOccupancy() {
        return visits(mdp.start());
    }

    /**
     * Where the chain goes from given weights, the solution of (I - discount * P_pi)^T x = from: the adjoint of {@link #values(double[])}.
     *
     * @param from {@code [states]} any weights, negative ones too
     * @return {@code [states]} discounted visits; for the start distribution the same as {@link #stateOccupancy()}
     */
    public double[] visits(double[] from) {
        double[] x = new double[mdp.states()];
        system.solveTransposed(from, x, precision);
        return x;
    }

    /** {@return {@code [states * actions]} discounted expected number of times each action is taken in each state} */
    public double[] occupancy() {
        double[] visits = stateOccupancy();
        double[] occupancy = new double[mdp.states() * mdp.actions()];
        int row = 0;
        for (double visited : visits) {
            for (int a = 0; a < mdp.actions(); a++) {
                occupancy[row] = Math.max(0, visited) * policy.probability()[row];
                row++;
            }
        }
        return occupancy;
    }

    /**
     * The discounted return from the start distribution.
     *
     * @param expected {@code [states * actions]} expected rewards
     * @return J
     */
    public double expectedReturn(double[] expected) {
        return Backup.dot(mdp.start(), values(expected));
    }

    private double[] policyReward(double[] expected) {
        double[] reward = new double[mdp.states()];
        int row = 0;
        for (int s = 0; s < reward.length; s++) {
            for (int a = 0; a < mdp.actions(); a++) {
                reward[s] += policy.probability()[row] * expected[row];
                row++;
            }
        }
        return reward;
    }
}
