package dev.goodhart.reward;

import dev.goodhart.mdp.SortedEntries;
import dev.goodhart.mdp.SparseRows;
import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;

/**
 * A reward R(s, a, s') over a finite world, exact and sparse:
 *
 * <pre>R(s, a, s') = stateAction(s, a) + successor(s') + entry(s, a, s')</pre>
 *
 * where {@code entry} is zero unless stored. Off the support of the transitions the reward is still defined, which matters
 * to EPIC and to nobody else. Immutable; the arrays returned are the reward's own and must not be written to.
 */
public final class TabularReward {
    private final int states;
    private final int actions;
    private final double[] stateAction;
    private final double[] successor;
    private final SparseRows entries;

    private TabularReward(int states, int actions, double[] stateAction, double[] successor, SparseRows entries) {
        this.states = states;
        this.actions = actions;
        this.stateAction = stateAction;
        this.successor = successor;
        this.entries = entries;
        checkFinite(stateAction, "The reward of state-action pair");
        checkFinite(successor, "The reward of successor");
        checkFinite(entries.value(), "The reward of entry");
    }

    /**
     * The reward that is zero everywhere.
     *
     * @param states number of states
     * @param actions number of actions
     * @return zero
     */
    public static TabularReward zero(int states, int actions) {
        return onStateAction(states, actions, new double[states * actions]);
    }

    /**
     * R(s, a).
     *
     * @param states number of states
     * @param actions number of actions
     * @param values {@code [states * actions]}, row-major by state; copied
     * @return the reward
     * @throws IllegalArgumentException if the length is wrong or a value is not finite
     */
    public static TabularReward onStateAction(int states, int actions, double[] values) {
        checkLength(values.length, states * actions, "states * actions");
        return new TabularReward(
                states, actions, values.clone(), new double[states], SparseRows.empty(states * actions));
    }

    /**
     * R(s): the same for every action, paid for the state that is left.
     *
     * @param actions number of actions
     * @param values {@code [states]}; copied
     * @return the reward
     */
    public static TabularReward onState(int actions, double[] values) {
        double[] stateAction = new double[values.length * actions];
        for (int s = 0; s < values.length; s++) {
            Arrays.fill(stateAction, s * actions, (s + 1) * actions, values[s]);
        }
        return onStateAction(values.length, actions, stateAction);
    }

    /**
     * R(s'): paid for the state that is entered.
     *
     * @param actions number of actions
     * @param values {@code [states]}; copied
     * @return the reward
     */
    public static TabularReward onSuccessor(int actions, double[] values) {
        int states = values.length;
        return new TabularReward(
                states, actions, new double[states * actions], values.clone(), SparseRows.empty(states * actions));
    }

    /**
     * One value for every stored transition of a world, zero off its support.
     *
     * @param mdp the world
     * @param values {@code [transitions]}, in the order of the MDP's rows; copied
     * @return the reward
     */
    public static TabularReward onTransitions(TabularMdp mdp, double[] values) {
        checkLength(values.length, mdp.transitions(), "transitions");
        return ofEntries(mdp.states(), mdp.actions(), new SparseRows(mdp.rowStart(), mdp.successor(), values.clone()));
    }

    /**
     * A full tensor.
     *
     * @param states number of states
     * @param actions number of actions
     * @param values {@code [states * actions * states]}, R(s, a, s') at {@code (s * actions + a) * states + s'}; copied
     * @return the reward
     */
    public static TabularReward dense(int states, int actions, double[] values) {
        checkLength(values.length, states * actions * states, "states * actions * states");
        int rows = states * actions;
        int[] rowStart = new int[rows + 1];
        int[] entryState = new int[rows * states];
        for (int row = 0; row < rows; row++) {
            rowStart[row + 1] = (row + 1) * states;
            for (int s = 0; s < states; s++) {
                entryState[row * states + s] = s;
            }
        }
        return ofEntries(states, actions, new SparseRows(rowStart, entryState, values.clone()));
    }

    /**
     * A sparse tensor from triples in any order; repeated triples add up.
     *
     * @param states number of states
     * @param actions number of actions
     * @param keys packed indices {@code (s * actions + a) * states + s'}
     * @param values the value of each
     * @return the reward
     */
    public static TabularReward sparse(int states, int actions, long[] keys, double[] values) {
        return ofEntries(
                states, actions, SparseRows.of(states * actions, states, SortedEntries.of(keys, values, keys.length)));
    }

    private static TabularReward ofEntries(int states, int actions, SparseRows entries) {
        return new TabularReward(states, actions, new double[states * actions], new double[states], entries);
    }

    /** {@return the number of states} */
    public int states() {
        return states;
    }

    /** {@return the number of actions} */
    public int actions() {
        return actions;
    }

    /** {@return the part that depends on state and action, {@code [states * actions]}} */
    public double[] stateAction() {
        return stateAction;
    }

    /** {@return the part that depends on the successor, {@code [states]}} */
    public double[] successor() {
        return successor;
    }

    /** {@return the row offsets of the stored entries, {@code [states * actions + 1]}} */
    public int[] rowStart() {
        return entries.rowStart();
    }

    /** {@return the successor of every stored entry, ascending within a row} */
    public int[] entryState() {
        return entries.column();
    }

    /** {@return the value of every stored entry} */
    public double[] entryValue() {
        return entries.value();
    }

    /**
     * The reward of one transition.
     *
     * @param state the state left
     * @param action the action taken
     * @param next the state entered
     * @return R(s, a, s')
     */
    public double value(int state, int action, int next) {
        int row = state * actions + action;
        return stateAction[row] + successor[next] + entries.get(row, next);
    }

    /**
     * The expected reward of every state and action, E[R(s, a, S')] with S' from the world.
     *
     * @param mdp a world of the same size
     * @return {@code [states * actions]}, a new array
     * @throws IllegalArgumentException if the sizes differ
     */
    public double[] expected(TabularMdp mdp) {
        checkSize(mdp);
        double[] expected = stateAction.clone();
        int[] start = mdp.rowStart();
        int[] next = mdp.successor();
        double[] probability = mdp.probability();
        int[] rowStart = entries.rowStart();
        int[] entryState = entries.column();
        double[] entryValue = entries.value();
        for (int row = 0; row < expected.length; row++) {
            double sum = 0;
            for (int k = start[row]; k < start[row + 1]; k++) {
                sum += probability[k] * successor[next[k]];
            }
            int e = rowStart[row];
            int end = rowStart[row + 1];
            for (int k = start[row]; e < end && k < start[row + 1]; k++) {
                while (e < end && entryState[e] < next[k]) {
                    e++;
                }
                if (e < end && entryState[e] == next[k]) {
                    sum += probability[k] * entryValue[e];
                }
            }
            expected[row] += sum;
        }
        return expected;
    }

    /**
     * The reward of every stored transition of a world.
     *
     * @param mdp a world of the same size
     * @return {@code [transitions]}, in the order of the MDP's rows; a new array
     */
    public double[] onSupport(TabularMdp mdp) {
        checkSize(mdp);
        double[] values = new double[mdp.transitions()];
        for (int row = 0; row < states * actions; row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                values[k] = value(row / actions, row % actions, mdp.successor()[k]);
            }
        }
        return values;
    }

    /**
     * This reward times a number.
     *
     * @param factor a finite number
     * @return the product
     */
    public TabularReward times(double factor) {
        return new TabularReward(
                states,
                actions,
                scaled(stateAction, factor),
                scaled(successor, factor),
                new SparseRows(entries.rowStart(), entries.column(), scaled(entries.value(), factor)));
    }

    /**
     * The sum of two rewards.
     *
     * @param other a reward of the same size
     * @return the sum
     */
    public TabularReward plus(TabularReward other) {
        checkLength(other.states, states, "states");
        checkLength(other.actions, actions, "actions");
        return new TabularReward(
                states,
                actions,
                sum(stateAction, other.stateAction),
                sum(successor, other.successor),
                entries.plus(other.entries));
    }

    private void checkSize(TabularMdp mdp) {
        if (mdp.states() != states || mdp.actions() != actions) {
            throw new IllegalArgumentException("The reward is for " + states + " states and " + actions
                    + " actions, the world has " + mdp.states() + " and " + mdp.actions());
        }
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }

    private static double[] sum(double[] left, double[] right) {
        double[] sum = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            sum[i] = left[i] + right[i];
        }
        return sum;
    }

    private static void checkLength(int actual, int expected, String what) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    "The reward must have " + what + " = " + expected + " values, has " + actual);
        }
    }

    private static void checkFinite(double[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " " + i + " (" + values[i] + ") must be a finite number");
            }
        }
    }
}
