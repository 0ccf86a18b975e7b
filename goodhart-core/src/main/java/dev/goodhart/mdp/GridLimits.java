package dev.goodhart.mdp;

import java.util.Locale;

/** How large a grid world may grow before it is refused, so that a slip of the pen does not exhaust the memory. */
public final class GridLimits {
    /** Most reachable states. */
    public static final int MAX_STATES = 2_000_000;

    /** Most pairs of state and action. */
    public static final int MAX_ROWS = 16_000_000;

    /** Most stored transitions. */
    public static final int MAX_TRANSITIONS = 20_000_000;

    /** Most items and flags together. */
    public static final int MAX_BITS = GridBits.MAX_BITS;

    private GridLimits() {}

    static void checkRows(int states, int actions) {
        check((long) states * actions, MAX_ROWS, "pairs of state and action");
    }

    static void checkTransitions(long transitions) {
        check(transitions, MAX_TRANSITIONS, "transitions");
    }

    private static void check(long count, int most, String what) {
        if (count > most) {
            throw new InvalidMdpException(String.format(
                    Locale.ROOT, "The grid must have at most %,d %s, has at least %,d", most, what, count));
        }
    }
}
