package dev.goodhart.mdp;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A finite Markov decision process without a reward: transitions in compressed sparse rows, start distribution, discount.
 *
 * <p>Row {@code s * actions + a} holds the successors of taking action {@code a} in state {@code s}, ascending and without
 * repetition, in {@code successor[rowStart[row] .. rowStart[row + 1])}, with their probabilities beside them. Every state
 * offers every action. Terminal states are absorbing: each of their rows is a self-loop with probability one.
 *
 * <p>The arrays returned by the accessors are the MDP's own, shared for speed; they must not be written to.
 */
public final class TabularMdp {
    /** Largest accepted difference between a row's sum and one; rows within it are rescaled to sum to one. */
    public static final double ROW_SUM_TOLERANCE = 1e-6;

    private final int states;
    private final int actions;
    private final double discount;
    private final int[] rowStart;
    private final int[] successor;
    private final double[] probability;
    private final double[] start;
    private final BitSet terminal;

    private TabularMdp(
            int states,
            int actions,
            double discount,
            int[] rowStart,
            int[] successor,
            double[] probability,
            double[] start,
            BitSet terminal) {
        this.states = states;
        this.actions = actions;
        this.discount = discount;
        this.rowStart = rowStart;
        this.successor = successor;
        this.probability = probability;
        this.start = start;
        this.terminal = terminal;
    }

    /**
     * Makes an MDP from compressed sparse rows, after checking them. The arrays are taken over, not copied.
     *
     * @param states number of states, at least 1
     * @param actions number of actions, at least 1
     * @param discount discount in [0, 1)
     * @param rowStart {@code [states * actions + 1]}, ascending, first 0, last the number of transitions
     * @param successor {@code [transitions]}, ascending within a row
     * @param probability {@code [transitions]}, positive; each row sums to one within {@link #ROW_SUM_TOLERANCE}
     * @param start {@code [states]}, non-negative, sums to one
     * @param terminal states whose rows are all self-loops
     * @return the MDP
     * @throws InvalidMdpException if any of this does not hold; the message names the row and by how much
     */
    public static TabularMdp ofRows(
            int states,
            int actions,
            double discount,
            int[] rowStart,
            int[] successor,
            double[] probability,
            double[] start,
            BitSet terminal) {
        MdpValidation.check(states, actions, discount, rowStart, successor, probability, start, terminal);
        return new TabularMdp(
                states, actions, discount, rowStart, successor, probability, start, (BitSet) terminal.clone());
    }

    /**
     * Makes an MDP from a dense tensor.
     *
     * @param transition {@code [states][actions][states]} probabilities; zeros are dropped
     * @param start {@code [states]} start distribution
     * @param discount discount in [0, 1)
     * @return the MDP, without terminal states (absorbing rows are still absorbing)
     * @throws InvalidMdpException if the tensor is ragged, empty or not made of distributions
     */
    public static TabularMdp dense(double[][][] transition, double[] start, double discount) {
        int states = transition.length;
        int actions = states == 0 ? 0 : transition[0].length;
        Builder builder = builder(states, actions, discount);
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < actions; a++) {
                for (int next = 0; next < states; next++) {
                    if (transition[s][a][next] != 0) {
                        builder.transition(s, a, next, transition[s][a][next]);
                    }
                }
            }
        }
        for (int s = 0; s < states; s++) {
            builder.start(s, start[s]);
        }
        return builder.build();
    }

    /**
     * Starts a builder.
     *
     * @param states number of states, at least 1
     * @param actions number of actions, at least 1
     * @param discount discount in [0, 1)
     * @return an empty builder
     */
    public static Builder builder(int states, int actions, double discount) {
        return new Builder(states, actions, discount);
    }

    /** {@return the number of states} */
    public int states() {
        return states;
    }

    /** {@return the number of actions, the same in every state} */
    public int actions() {
        return actions;
    }

    /** {@return the number of stored transitions} */
    public int transitions() {
        return successor.length;
    }

    /** {@return the discount in [0, 1)} */
    public double discount() {
        return discount;
    }

    /** {@return the row offsets {@code [states * actions + 1]}} */
    public int[] rowStart() {
        return rowStart;
    }

    /** {@return the successor of every transition {@code [transitions]}} */
    public int[] successor() {
        return successor;
    }

    /** {@return the probability of every transition {@code [transitions]}} */
    public double[] probability() {
        return probability;
    }

    /** {@return the start distribution {@code [states]}} */
    public double[] start() {
        return start;
    }

    /**
     * Whether the episode is over in a state.
     *
     * @param state a state
     * @return true for a declared terminal state
     */
    public boolean isTerminal(int state) {
        return terminal.get(state);
    }

    /** {@return a copy of the set of terminal states} */
    public BitSet terminal() {
        return (BitSet) terminal.clone();
    }

    /**
     * The probability of one transition.
     *
     * @param state the state left
     * @param action the action taken
     * @param next the state entered
     * @return the probability, 0 when the transition is not stored
     */
    public double probabilityOf(int state, int action, int next) {
        int row = state * actions + action;
        int k = Arrays.binarySearch(successor, rowStart[row], rowStart[row + 1], next);
        return k < 0 ? 0 : probability[k];
    }

    /** {@return the states that some policy reaches from the start distribution with positive probability} */
    public BitSet reachable() {
        BitSet seen = new BitSet(states);
        int[] stack = new int[states];
        int size = 0;
        for (int s = 0; s < states; s++) {
            if (start[s] > 0) {
                seen.set(s);
                stack[size++] = s;
            }
        }
        while (size > 0) {
            int s = stack[--size];
            for (int k = rowStart[s * actions]; k < rowStart[(s + 1) * actions]; k++) {
                int next = successor[k];
                if (!seen.get(next)) {
                    seen.set(next);
                    stack[size++] = next;
                }
            }
        }
        return seen;
    }

    /**
     * The same world with another discount.
     *
     * @param newDiscount discount in [0, 1)
     * @return an MDP that shares this one's arrays
     * @throws InvalidMdpException if the discount is outside [0, 1)
     */
    public TabularMdp withDiscount(double newDiscount) {
        MdpValidation.checkDiscount(newDiscount);
        return new TabularMdp(states, actions, newDiscount, rowStart, successor, probability, start, terminal);
    }

    /** Collects transitions in any order; repeated (state, action, next) add up. */
    public static final class Builder {
        private final int states;
        private final int actions;
        private final double discount;
        private final double[] start;
        private final BitSet terminal = new BitSet();
        private long[] key = new long[64];
        private double[] value = new double[64];
        private int size;

        private Builder(int states, int actions, double discount) {
            MdpValidation.checkSize(states, actions);
            MdpValidation.checkDiscount(discount);
            this.states = states;
            this.actions = actions;
            this.discount = discount;
            this.start = new double[states];
        }

        /**
         * Adds probability to one transition.
         *
         * @param state the state left, in [0, states)
         * @param action the action, in [0, actions)
         * @param next the state entered, in [0, states)
         * @param probability in [0, 1]; zero is ignored
         * @return this
         * @throws InvalidMdpException if an index or the probability is out of range
         */
        public Builder transition(int state, int action, int next, double probability) {
            MdpValidation.checkTransition(states, actions, state, action, next, probability);
            if (probability == 0) {
                return this;
            }
            if (size == key.length) {
                key = Arrays.copyOf(key, 2 * size);
                value = Arrays.copyOf(value, 2 * size);
            }
            key[size] = ((long) state * actions + action) * states + next;
            value[size++] = probability;
            return this;
        }

        /**
         * Adds start probability to a state.
         *
         * @param state in [0, states)
         * @param probability in [0, 1]
         * @return this
         */
        public Builder start(int state, double probability) {
            start[state] += probability;
            return this;
        }

        /**
         * Declares a state terminal: all its rows become self-loops. It must have no transitions of its own.
         *
         * @param state in [0, states)
         * @return this
         */
        public Builder terminal(int state) {
            if (!terminal.get(state)) {
                terminal.set(state);
                for (int a = 0; a < actions; a++) {
                    transition(state, a, state, 1);
                }
            }
            return this;
        }

        /**
         * Builds the MDP.
         *
         * @return the MDP
         * @throws InvalidMdpException if a row or the start distribution does not sum to one
         */
        public TabularMdp build() {
            SparseRows rows = SparseRows.of(states * actions, states, SortedEntries.of(key, value, size));
            return ofRows(states, actions, discount, rows.rowStart(), rows.column(), rows.value(), start, terminal);
        }
    }
}
