package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a reward as a table, the form in which any reward can be written into a world file and read back: what all rows say
 * about a transition adds up.
 *
 * @param state the state left, {@link #ANY} for every state
 * @param action the action, {@link #ANY} for every action
 * @param next the state reached, {@link #ANY} for every state
 * @param value what is paid, not 0
 */
public record RewardRow(int state, int action, int next, double value) {
    /** Stands for every state or action. */
    public static final int ANY = -1;

    /**
     * The rows of a reward. Nothing is said of terminal states, where nothing is ever paid.
     *
     * @param world its world
     * @param reward the reward
     * @return the rows, ascending; values that all actions of a state share are one row
     */
    public static List<RewardRow> of(TabularMdp world, TabularReward reward) {
        List<RewardRow> rows = new ArrayList<>();
        int actions = world.actions();
        double[] left = reward.stateAction();
        for (int s = 0; s < world.states(); s++) {
            if (world.isTerminal(s)) {
                continue;
            }
            boolean alike = true;
            for (int a = 1; a < actions; a++) {
                alike &= left[s * actions + a] == left[s * actions];
            }
            if (alike) {
                add(rows, s, ANY, ANY, left[s * actions]);
            } else {
                for (int a = 0; a < actions; a++) {
                    add(rows, s, a, ANY, left[s * actions + a]);
                }
            }
            for (int row = s * actions; row < (s + 1) * actions; row++) {
                for (int k = reward.rowStart()[row]; k < reward.rowStart()[row + 1]; k++) {
                    if (world.probabilityOf(s, row - s * actions, reward.entryState()[k]) > 0) {
                        add(rows, s, row - s * actions, reward.entryState()[k], reward.entryValue()[k]);
                    }
                }
            }
        }
        for (int next = 0; next < world.states(); next++) {
            add(rows, ANY, ANY, next, reward.successor()[next]);
        }
        return rows;
    }

    private static void add(List<RewardRow> rows, int state, int action, int next, double value) {
        if (value != 0) {
            rows.add(new RewardRow(state, action, next, value));
        }
    }
}
