package dev.goodhart.mdp;

import java.util.BitSet;
import java.util.Locale;

/** The checks that every {@link TabularMdp} has passed. */
final class MdpValidation {
    private static final int MAX_ROWS = Integer.MAX_VALUE - 8;

    private MdpValidation() {}

    static void checkSize(int states, int actions) {
        require(states >= 1, "The number of states (%d) must be at least 1", states);
        require(actions >= 1, "The number of actions (%d) must be at least 1", actions);
        require(
                (long) states * actions <= MAX_ROWS,
                "The world has %d states x %d actions; at most %d rows fit",
                states,
                actions,
                MAX_ROWS);
    }

    static void checkDiscount(double discount) {
        require(discount >= 0 && discount < 1, "The discount (%s) must be in [0, 1)", discount);
    }

    static void checkTransition(int states, int actions, int state, int action, int next, double probability) {
        require(state >= 0 && state < states, "The state (%d) must be in [0, %d)", state, states);
        require(action >= 0 && action < actions, "The action (%d) must be in [0, %d)", action, actions);
        checkSuccessor(states, state, action, next, probability);
    }

    /** As {@link #require}, but what is right costs no boxes: worlds have millions of successors. */
    private static void checkSuccessor(int states, int state, int action, int next, double probability) {
        if (!(next >= 0 && next < states)) {
            throw invalid("The next state (%d) must be in [0, %d)", next, states);
        }
        if (!(probability >= 0 && probability <= 1 + TabularMdp.ROW_SUM_TOLERANCE)) {
            throw invalid(
                    "The probability of state %d, action %d, next state %d (%s) must be in [0, 1]",
                    state, action, next, probability);
        }
    }

    static void check(
            int states,
            int actions,
            double discount,
            int[] rowStart,
            int[] successor,
            double[] probability,
            double[] start,
            BitSet terminal) {
        checkSize(states, actions);
        checkDiscount(discount);
        int rows = states * actions;
        require(rowStart.length == rows + 1, "rowStart must have %d entries, has %d", rows + 1, rowStart.length);
        require(
                rowStart[0] == 0 && rowStart[rows] == successor.length && successor.length == probability.length,
                "rowStart must run from 0 to the number of transitions; it runs from %d to %d, with %d successors and"
                        + " %d probabilities",
                rowStart[0],
                rowStart[rows],
                successor.length,
                probability.length);
        for (int row = 0; row < rows; row++) {
            checkRow(states, row / actions, row % actions, rowStart[row], rowStart[row + 1], successor, probability);
        }
        checkStart(states, start);
        for (int s = terminal.nextSetBit(0); s >= 0; s = terminal.nextSetBit(s + 1)) {
            require(s < states, "The terminal state (%d) must be in [0, %d)", s, states);
            for (int row = s * actions; row < (s + 1) * actions; row++) {
                require(
                        rowStart[row + 1] == rowStart[row] + 1 && successor[rowStart[row]] == s,
                        "The terminal state %d must have no transitions but its own self-loops, action %d leaves it",
                        s,
                        row - s * actions);
            }
        }
    }

    private static void checkRow(
            int states, int state, int action, int from, int to, int[] successor, double[] probability) {
        if (to <= from) {
            throw invalid("State %d, action %d has no transitions; its probabilities must sum to 1", state, action);
        }
        double sum = 0;
        for (int k = from; k < to; k++) {
            checkSuccessor(states, state, action, successor[k], probability[k]);
            if (k > from && successor[k] <= successor[k - 1]) {
                throw invalid("The successors of state %d, action %d must be ascending and distinct", state, action);
            }
            sum += probability[k];
        }
        if (!(Math.abs(sum - 1) <= TabularMdp.ROW_SUM_TOLERANCE)) {
            throw invalid(
                    "The probabilities of state %d, action %d must sum to 1, they sum to %s (off by %+.3g)",
                    state, action, sum, sum - 1);
        }
        if (sum != 1) {
            for (int k = from; k < to; k++) {
                probability[k] /= sum;
            }
        }
    }

    private static void checkStart(int states, double[] start) {
        require(start.length == states, "The start distribution must have %d entries, has %d", states, start.length);
        double sum = 0;
        for (int s = 0; s < states; s++) {
            require(start[s] >= 0, "The start probability of state %d (%s) must be at least 0", s, start[s]);
            sum += start[s];
        }
        require(
                Math.abs(sum - 1) <= TabularMdp.ROW_SUM_TOLERANCE,
                "The start probabilities must sum to 1, they sum to %s",
                sum);
        for (int s = 0; s < states; s++) {
            start[s] /= sum;
        }
    }

    private static void require(boolean condition, String format, Object... values) {
        if (!condition) {
            throw invalid(format, values);
        }
    }

    private static InvalidMdpException invalid(String format, Object... values) {
        return new InvalidMdpException(String.format(Locale.ROOT, format, values));
    }
}
