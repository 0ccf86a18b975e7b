package dev.goodhart.audit;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Plan;
import java.util.Arrays;

/**
 * The most likely course of a deterministic policy: from the most likely start, always to the most likely successor.
 *
 * @param states the states in order, each once
 * @param cycleStart index in {@code states} where the cycle begins, -1 when the path ends in a terminal state
 */
public record TypicalPath(int[] states, int cycleStart) {
    /**
     * Follows a plan.
     *
     * @param mdp the world
     * @param plan the policy
     * @return its path
     */
    public static TypicalPath of(TabularMdp mdp, Plan plan) {
        int state = 0;
        for (int s = 1; s < mdp.states(); s++) {
            state = mdp.start()[s] > mdp.start()[state] ? s : state;
        }
        int[] path = new int[mdp.states()];
        int[] position = new int[mdp.states()];
        Arrays.fill(position, -1);
        int length = 0;
        while (position[state] < 0) {
            position[state] = length;
            path[length++] = state;
            if (mdp.isTerminal(state)) {
                return new TypicalPath(Arrays.copyOf(path, length), -1);
            }
            int row = state * mdp.actions() + plan.choice()[state];
            int likely = mdp.rowStart()[row];
            for (int k = likely + 1; k < mdp.rowStart()[row + 1]; k++) {
                likely = mdp.probability()[k] > mdp.probability()[likely] ? k : likely;
            }
            state = mdp.successor()[likely];
        }
        return new TypicalPath(Arrays.copyOf(path, length), position[state]);
    }

    /** {@return the number of steps in the cycle, 0 when the path ends} */
    public int cycleLength() {
        return cycleStart < 0 ? 0 : states.length - cycleStart;
    }
}
