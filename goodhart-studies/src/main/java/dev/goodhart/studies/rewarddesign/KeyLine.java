package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.TreeConstraint;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.List;

/**
 * A line of ten places, first without and then with a key that lies at place 1; who steps right at place 9 with it is paid 10. To step left at
 * place 0 without it ends the episode with nothing. Moves go the other way one time in ten. State {@code place + 10 * key}, 20 is the end. The same
 * world is in {@code examples/key-line.yaml}.
 */
final class KeyLine {
    static final int STEPS = 30;
    static final int GOAL = 19;
    static final int END = 20;
    static final int LEFT = 0;
    static final int RIGHT = 1;
    static final int PICK = 2;
    static final int ACTIONS = 3;
    static final List<String> LEAVES =
            List.of("no key, elsewhere", "no key, at the key", "key, elsewhere", "key, at the goal");

    /** The learner's first preferences: 2 at one pair of state and action each. */
    private static final int[][] POOL = {{1, LEFT}, {1, RIGHT}, {5, RIGHT}, {5, PICK}, {10, PICK}};

    private static final int LENGTH = 10;
    private static final double SLIP = 0.1;

    private KeyLine() {}

    static TabularMdp world() {
        TabularMdp.Builder builder = TabularMdp.builder(END + 1, ACTIONS, 0.95).start(5, 1);
        for (int s = 0; s < END; s++) {
            int place = s % LENGTH;
            boolean key = s >= LENGTH;
            int left = place > 0 ? s - 1 : key ? s : END;
            int right = place < LENGTH - 1 ? s + 1 : key ? END : s;
            boolean sureLeft = s == 0;
            boolean sureRight = s == GOAL;
            builder.transition(s, LEFT, left, sureLeft ? 1 : 1 - SLIP)
                    .transition(s, LEFT, right, sureLeft ? 0 : SLIP)
                    .transition(s, RIGHT, right, sureRight ? 1 : 1 - SLIP)
                    .transition(s, RIGHT, left, sureRight ? 0 : SLIP)
                    .transition(s, PICK, s == 1 ? LENGTH : s, 1);
        }
        return builder.terminal(END).build();
    }

    static TabularReward goal() {
        double[] values = new double[(END + 1) * ACTIONS];
        values[GOAL * ACTIONS + RIGHT] = 10;
        return TabularReward.onStateAction(END + 1, ACTIONS, values);
    }

    static TreeConstraint tree() {
        int[] leaf = new int[END + 1];
        Arrays.setAll(leaf, s -> s >= LENGTH ? (s == GOAL ? 3 : 2) : s == 1 ? 1 : 0);
        return new TreeConstraint(leaf, LEAVES);
    }

    /** First preferences of a member of the pool; of the single learner for -1. */
    static double[] preferences(int member) {
        double[] theta = new double[(END + 1) * ACTIONS];
        if (member >= 0) {
            int[] place = POOL[member % POOL.length];
            theta[place[0] * ACTIONS + place[1]] = 2;
        }
        return theta;
    }
}
