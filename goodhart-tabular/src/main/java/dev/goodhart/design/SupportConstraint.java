package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The reward pays in some states only.
 *
 * @param states the support; terminal states in it count for nothing
 * @param stateOnly whether every action of a state is paid the same
 */
public record SupportConstraint(BitSet states, boolean stateOnly) implements RewardStructure {
    /** Copies the set. */
    public SupportConstraint {
        states = (BitSet) states.clone();
    }

    /**
     * Every state.
     *
     * @param world the world
     * @param stateOnly whether every action of a state is paid the same
     * @return no restriction besides
     */
    public static SupportConstraint everywhere(TabularMdp world, boolean stateOnly) {
        BitSet all = new BitSet();
        all.set(0, world.states());
        return new SupportConstraint(all, stateOnly);
    }

    @Override
    public List<Column> columns(TabularMdp world) {
        if (states.length() > world.states()) {
            throw new IllegalArgumentException("The support names state " + (states.length() - 1) + ", the world has "
                    + world.states() + " states");
        }
        List<Column> columns = new ArrayList<>();
        states.stream().filter(s -> !world.isTerminal(s)).forEach(s -> columns.addAll(of(s, world.actions())));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("The support must hold a state that is not terminal, is " + states);
        }
        return columns;
    }

    List<Column> of(int state, int actions) {
        String term = "state " + state;
        if (stateOnly) {
            return List.of(Column.ofState(term, state, actions));
        }
        List<Column> columns = new ArrayList<>();
        for (int a = 0; a < actions; a++) {
            columns.add(Column.ofRow(term, state * actions + a));
        }
        return columns;
    }
}
