package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import java.util.List;

/**
 * What form a designed reward may take: a weighted sum of columns, {@code R = sum of w_i * column_i}, constraint (C3) of explicable
 * reward design.
 */
public sealed interface RewardStructure permits SupportConstraint, TreeConstraint, FeatureConstraint {
    /**
     * The columns in a world; none of them pays in a terminal state.
     *
     * @param world the world
     * @return at least one
     * @throws IllegalArgumentException if the structure does not fit the world
     */
    List<Column> columns(TabularMdp world);

    /**
     * One free number of a designed reward.
     *
     * @param term the term it belongs to when the reward is written down
     * @param rows {@code [n]} state-action pairs {@code s * actions + a} that it pays, ascending
     * @param values {@code [n]} what one unit of it pays there
     */
    record Column(String term, int[] rows, double[] values) {
        static Column ofRow(String term, int row) {
            return new Column(term, new int[] {row}, new double[] {1});
        }

        static Column ofState(String term, int state, int actions) {
            int[] rows = new int[actions];
            double[] values = new double[actions];
            for (int a = 0; a < actions; a++) {
                rows[a] = state * actions + a;
                values[a] = 1;
            }
            return new Column(term, rows, values);
        }
    }
}
