package dev.goodhart.planning;

import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;

/**
 * A stationary policy on a finite world.
 *
 * @param states number of states
 * @param actions number of actions
 * @param probability {@code [states * actions]} probability of every action in every state; each row sums to one
 */
public record TabularPolicy(int states, int actions, double[] probability) {
    private static final double ROW_SUM_TOLERANCE = 1e-9;

    /** Checks that every row is a distribution. */
    public TabularPolicy {
        if (probability.length != states * actions) {
            throw new IllegalArgumentException("The policy must have states * actions = " + states * actions
                    + " probabilities, has " + probability.length);
        }
        for (int s = 0; s < states; s++) {
            double sum = 0;
            for (int a = 0; a < actions; a++) {
                double p = probability[s * actions + a];
                if (!(p >= 0)) {
                    throw new IllegalArgumentException(
                            "The probability of action " + a + " in state " + s + " (" + p + ") must be at least 0");
                }
                sum += p;
            }
            if (Math.abs(sum - 1) > ROW_SUM_TOLERANCE) {
                throw new IllegalArgumentException(
                        "The action probabilities of state " + s + " must sum to 1, they sum to " + sum);
            }
        }
    }

    /**
     * Every action alike in every state.
     *
     * @param mdp the world
     * @return the policy
     */
    public static TabularPolicy uniform(TabularMdp mdp) {
        double[] probability = new double[mdp.states() * mdp.actions()];
        Arrays.fill(probability, 1.0 / mdp.actions());
        return new TabularPolicy(mdp.states(), mdp.actions(), probability);
    }

    /**
     * One action for every state.
     *
     * @param actions number of actions
     * @param choice {@code [states]} the action of every state
     * @return the policy
     */
    public static TabularPolicy deterministic(int actions, int[] choice) {
        double[] probability = new double[choice.length * actions];
        for (int s = 0; s < choice.length; s++) {
            probability[s * actions + choice[s]] = 1;
        }
        return new TabularPolicy(choice.length, actions, probability);
    }

    /**
     * The policy whose discounted state-action visits are the given ones; uniform where it never comes.
     *
     * @param states number of states
     * @param actions number of actions
     * @param occupancy {@code [states * actions]} non-negative visits
     * @return the policy
     */
    public static TabularPolicy ofOccupancy(int states, int actions, double[] occupancy) {
        double[] probability = new double[states * actions];
        for (int s = 0; s < states; s++) {
            double sum = 0;
            for (int a = 0; a < actions; a++) {
                sum += Math.max(0, occupancy[s * actions + a]);
            }
            for (int a = 0; a < actions; a++) {
                probability[s * actions + a] = sum > 0 ? Math.max(0, occupancy[s * actions + a]) / sum : 1.0 / actions;
            }
        }
        return new TabularPolicy(states, actions, probability);
    }

    /**
     * Actions with probabilities proportional to the exponential of preferences.
     *
     * @param states number of states
     * @param actions number of actions
     * @param preference {@code [states * actions]} finite numbers
     * @return the policy
     */
    public static TabularPolicy softmax(int states, int actions, double[] preference) {
        double[] probability = new double[states * actions];
        for (int from = 0; from < probability.length; from += actions) {
            double most = preference[from];
            for (int row = from + 1; row < from + actions; row++) {
                most = Math.max(most, preference[row]);
            }
            double sum = 0;
            for (int row = from; row < from + actions; row++) {
                probability[row] = Math.exp(preference[row] - most);
                sum += probability[row];
            }
            for (int row = from; row < from + actions; row++) {
                probability[row] /= sum;
            }
        }
        return new TabularPolicy(states, actions, probability);
    }

    /**
     * The most probable action of a state, the lowest of equals.
     *
     * @param state the state
     * @return the action
     */
    public int mode(int state) {
        int best = 0;
        for (int a = 1; a < actions; a++) {
            if (probability[state * actions + a] > probability[state * actions + best]) {
                best = a;
            }
        }
        return best;
    }
}
