package dev.goodhart.mdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finite world with names people can read.
 *
 * @param name a short title
 * @param description what the world is about, possibly empty
 * @param mdp what happens
 * @param stateNames {@code [states]} a name for every state
 * @param actionNames {@code [actions]} a name for every action
 * @param layout where the states lie on the map, null for a world that is not a grid
 */
public record World(
        String name,
        String description,
        TabularMdp mdp,
        List<String> stateNames,
        List<String> actionNames,
        @Nullable GridLayout layout) {
    /** Checks that every state and action has a name. */
    public World {
        stateNames = List.copyOf(stateNames);
        actionNames = List.copyOf(actionNames);
        if (stateNames.size() != mdp.states() || actionNames.size() != mdp.actions()) {
            throw new IllegalArgumentException("The world has " + mdp.states() + " states and " + mdp.actions()
                    + " actions, but " + stateNames.size() + " and " + actionNames.size() + " names");
        }
    }
}
