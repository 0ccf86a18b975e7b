package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;

/**
 * What a designed reward must keep: the optimal actions of the intended reward and by how much they are better than all others.
 *
 * <p>Several actions may tie. The margin of a state is the loss of the best action outside its optimal set,
 *
 * <pre>delta(s) = V*(s) - max over a not in A*(s) of Q*(s, a),</pre>
 *
 * and 0 where every action is optimal, which is so in terminal states. The arrays are shared and must not be written to.
 *
 * @param states number of states
 * @param actions number of actions
 * @param choice {@code [states]} the policy that is kept, one optimal action for every state
 * @param values {@code [states]} V* of the intended reward
 * @param actionValues {@code [states * actions]} Q* of the intended reward
 * @param optimal {@code [states * actions]} whether the action is optimal within the tolerance
 * @param margin {@code [states]} delta, at least 0
 * @param tolerance largest loss of an action that counts as optimal, in units of return
 */
public record TargetPolicy(
        int states,
        int actions,
        int[] choice,
        double[] values,
        double[] actionValues,
        boolean[] optimal,
        double[] margin,
        double tolerance) {
    /** Loss below which actions tie, in units of return. */
    public static final double TOLERANCE = 1e-6;

    /** Of tied actions the best is kept, the lowest of those that differ by no more than this share of the tolerance. */
    private static final double ROUNDING = 1e-5;

    /**
     * The target of an intended reward, with ties below {@link #TOLERANCE}.
     *
     * @param world the world
     * @param intended what is wanted
     * @return the target; of tied actions the best is its choice, the lowest of equals
     */
    public static TargetPolicy of(TabularMdp world, TabularReward intended) {
        return of(world, intended, TOLERANCE);
    }

    /**
     * The target of an intended reward.
     *
     * @param world the world
     * @param intended what is wanted
     * @param tolerance largest loss of an action that counts as optimal, above 0
     * @return the target; of tied actions the best is its choice, the lowest of equals
     */
    public static TargetPolicy of(TabularMdp world, TabularReward intended, double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("The tolerance (" + tolerance + ") must be above 0");
        }
        double[] expected = expected(world, intended);
        Plan plan = new Planner(world).solve(expected);
        double[] q = Backup.actionValues(world, expected, plan.values());
        int actions = world.actions();
        boolean[] optimal = new boolean[q.length];
        double[] margin = new double[world.states()];
        int[] choice = new int[world.states()];
        double rounding = tolerance * ROUNDING;
        for (int s = 0; s < margin.length; s++) {
            double best = plan.values()[s];
            double second = Double.NEGATIVE_INFINITY;
            choice[s] = -1;
            for (int a = 0; a < actions; a++) {
                int row = s * actions + a;
                optimal[row] = world.isTerminal(s) || q[row] >= best - tolerance;
                if (!optimal[row]) {
                    second = Math.max(second, q[row]);
                } else if (choice[s] < 0 || q[row] > q[s * actions + choice[s]] + rounding) {
                    choice[s] = a;
                }
            }
            margin[s] = second == Double.NEGATIVE_INFINITY ? 0 : best - second;
        }
        return new TargetPolicy(world.states(), actions, choice, plan.values(), q, optimal, margin, tolerance);
    }

    /** Expected rewards with nothing paid in terminal states, as everywhere in this project. */
    static double[] expected(TabularMdp world, TabularReward reward) {
        double[] expected = reward.expected(world);
        for (int row = 0; row < expected.length; row++) {
            expected[row] = world.isTerminal(row / world.actions()) ? 0 : expected[row];
        }
        return expected;
    }

    /**
     * The same target with another of the tied policies to keep.
     *
     * @param policy {@code [states]} an action for every state
     * @return the target
     * @throws IllegalArgumentException if an action is not optimal for the intended reward; names the state and the loss
     */
    public TargetPolicy keeping(int[] policy) {
        if (policy.length != states) {
            throw new IllegalArgumentException(
                    "The target policy must have " + states + " actions, has " + policy.length);
        }
        for (int s = 0; s < states; s++) {
            if (policy[s] < 0 || policy[s] >= actions) {
                throw new IllegalArgumentException("The target policy's action in state " + s + " (" + policy[s]
                        + ") must be in [0, " + actions + ")");
            }
            int row = s * actions + policy[s];
            if (!optimal[row]) {
                throw new IllegalArgumentException(
                        "The target policy must be optimal for the intended reward; in state " + s + " its action "
                                + policy[s] + " loses " + (values[s] - actionValues[row]));
            }
        }
        return new TargetPolicy(states, actions, policy.clone(), values, actionValues, optimal, margin, tolerance);
    }

    /**
     * Whether some action of a state is not optimal, so that there is something to keep.
     *
     * @param state the state
     * @return true if the margin is above 0
     */
    public boolean deviates(int state) {
        return margin[state] > 0;
    }

    /**
     * Whether an action is optimal for the intended reward.
     *
     * @param state the state
     * @param action the action
     * @return true within the tolerance
     */
    public boolean isOptimal(int state, int action) {
        return optimal[state * actions + action];
    }

    /** {@return the kept policy} */
    public TabularPolicy policy() {
        return TabularPolicy.deterministic(actions, choice);
    }

    /**
     * Checks that there is something to keep.
     *
     * @throws IllegalArgumentException if every action is optimal in every state
     */
    public void requireMargin() {
        for (double delta : margin) {
            if (delta > 0) {
                return;
            }
        }
        throw new IllegalArgumentException("The intended reward must prefer some action in some state; every action is"
                + " optimal everywhere, to " + tolerance
                + "\nMaybe it is constant, or so small that its differences fall below the tolerance");
    }
}
