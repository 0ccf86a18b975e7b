package dev.goodhart.studies.rewarddesign;

import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.List;

/**
 * Four rooms of a 7 x 7 grid with gates in their walls, the goal in the far corner, a trap in the near one. State {@code 7 y + x}, 49 is the end.
 * The same world is in {@code examples/rooms.yaml}.
 */
final class Room {
    static final int SIDE = 7;
    static final int START = 8;
    static final int GOAL = 48;
    static final int END = 49;
    static final int RIGHT = 3;

    /** The cells on either side of every gate. */
    static final int[] GATES = {9, 10, 15, 19, 22, 26, 37, 38};

    private static final int[] DX = {0, -1, 0, 1};
    private static final int[] DY = {1, 0, -1, 0};

    private Room() {}

    static TabularMdp world() {
        TabularMdp.Builder builder =
                TabularMdp.builder(END + 1, DX.length, 0.95).start(START, 1);
        for (int s = 0; s < END; s++) {
            int[] to = new int[DX.length];
            Arrays.setAll(to, a -> -1);
            for (int a = 0; a < to.length; a++) {
                to[a] = neighbour(s, a);
            }
            for (int a = 0; a < to.length; a++) {
                int meant = to[a] < 0 ? s : to[a];
                int[] others = Arrays.stream(to)
                        .filter(next -> next >= 0 && next != meant)
                        .distinct()
                        .toArray();
                builder.transition(s, a, meant, 0.9);
                for (int next : others) {
                    builder.transition(s, a, next, 0.1 / others.length);
                }
            }
        }
        return builder.terminal(END).build();
    }

    /** The cell that a move aims at, the end from goal and trap, -1 where there is a wall. */
    private static int neighbour(int s, int a) {
        int x = s % SIDE + DX[a];
        int y = s / SIDE + DY[a];
        boolean outside = x < 0 || x >= SIDE || y < 0 || y >= SIDE;
        if (outside) {
            return s == GOAL || s == 0 ? END : -1;
        }
        boolean walled = crosses(s / SIDE, y, s % SIDE) || crosses(s % SIDE, x, s / SIDE);
        return walled ? -1 : SIDE * y + x;
    }

    private static boolean crosses(int from, int to, int along) {
        return Math.min(from, to) == 2 && Math.max(from, to) == 3 && along != 1 && along != 5;
    }

    static TabularReward goal() {
        double[] values = new double[(END + 1) * DX.length];
        values[GOAL * DX.length + RIGHT] = 10;
        return TabularReward.onStateAction(END + 1, DX.length, values);
    }

    /** The goal, and one for entering a cell beside a gate: what comes to mind first. */
    static TabularReward naive() {
        double[] bonus = new double[END + 1];
        Arrays.stream(GATES).forEach(s -> bonus[s] = 1);
        return goal().plus(TabularReward.onSuccessor(DX.length, bonus));
    }

    /** The goal, and at the gates one for an optimal action and minus one for any other. */
    static TabularReward crafted(boolean[] optimal) {
        double[] values = goal().stateAction().clone();
        for (int s : GATES) {
            for (int row = s * DX.length; row < (s + 1) * DX.length; row++) {
                values[row] = optimal[row] ? 1 : -1;
            }
        }
        return TabularReward.onStateAction(END + 1, DX.length, values);
    }

    /** For drawing: y upwards, the end off the map. */
    static GridLayout layout() {
        char[] glyphs = new char[SIDE * SIDE];
        Arrays.fill(glyphs, '.');
        int[] cell = new int[END + 1];
        for (int s = 0; s < END; s++) {
            cell[s] = (SIDE - 1 - s / SIDE) * SIDE + s % SIDE;
        }
        cell[END] = -1;
        glyphs[cell[START]] = 'S';
        glyphs[cell[GOAL]] = 'G';
        Arrays.stream(GATES).forEach(s -> glyphs[cell[s]] = '+');
        int[] up = {-1, 0, 1, 0};
        return new GridLayout(
                SIDE, SIDE, glyphs, new boolean[SIDE * SIDE], cell, up, DX.clone(), new int[END + 1], List.of(""));
    }
}
