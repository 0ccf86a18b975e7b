package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The reward is a decision tree: states in one leaf are paid alike, action by action.
 *
 * @param leaf {@code [states]} the leaf of every state, an index into {@code names}; not looked at in terminal states
 * @param names a name for every leaf
 */
public record TreeConstraint(int[] leaf, List<String> names) implements RewardStructure {
    /** Copies both. */
    public TreeConstraint {
        leaf = leaf.clone();
        names = List.copyOf(names);
    }

    @Override
    public List<Column> columns(TabularMdp world) {
        if (leaf.length != world.states()) {
            throw new IllegalArgumentException(
                    "The leaf map must cover all " + world.states() + " states, covers " + leaf.length);
        }
        for (int s = 0; s < leaf.length; s++) {
            if (!world.isTerminal(s) && (leaf[s] < 0 || leaf[s] >= names.size())) {
                throw new IllegalArgumentException("The leaf of state " + s + " (" + leaf[s] + ") must be in [0, "
                        + names.size() + "), one of " + names);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int l = 0; l < names.size(); l++) {
            for (int a = 0; a < world.actions(); a++) {
                int[] rows = new int[leaf.length];
                int size = 0;
                for (int s = 0; s < leaf.length; s++) {
                    if (leaf[s] == l && !world.isTerminal(s)) {
                        rows[size++] = s * world.actions() + a;
                    }
                }
                if (size > 0) {
                    double[] values = new double[size];
                    Arrays.fill(values, 1);
                    columns.add(new Column(names.get(l), Arrays.copyOf(rows, size), values));
                }
            }
        }
        return columns;
    }
}
