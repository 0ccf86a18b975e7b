package dev.goodhart.attribution;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The maximum mean cycle gain of a reward: the most that an agent can earn a step, for ever, without finishing. Above 0 the reward can be
 * farmed by whoever does not discount much.
 *
 * <p>By policy iteration on the graph (Cochet-Terrasson, Cohen, Gaubert, McGettrick and Quadrat 1998). Exact where every action has one
 * outcome; where outcomes are left to chance it counts a chosen outcome as certain and is an upper bound.
 */
public final class CycleGain {
    private final int nodes;
    private final List<double[]> edges = new ArrayList<>();

    /**
     * A graph without edges.
     *
     * @param nodes number of states that do not end a run
     */
    public CycleGain(int nodes) {
        this.nodes = nodes;
    }

    /**
     * Adds a step that does not end the run.
     *
     * @param from the state left, in [0, nodes)
     * @param to the state entered, in [0, nodes)
     * @param gain what it pays
     */
    public void edge(int from, int to, double gain) {
        if (from < 0 || from >= nodes || to < 0 || to >= nodes || !Double.isFinite(gain)) {
            throw new IllegalArgumentException("An edge must join nodes of [0, " + nodes + ") and pay a finite number,"
                    + " is " + from + " -> " + to + " for " + gain);
        }
        edges.add(new double[] {from, to, gain});
    }

    /**
     * The gain on a world, from states that can be reached.
     *
     * @param mdp the world
     * @param expected {@code [states * actions]} what a state and action pay
     * @return the largest mean of a cycle, empty where every step leads nearer to the end
     */
    public static OptionalDouble of(TabularMdp mdp, double[] expected) {
        CycleGain graph = new CycleGain(mdp.states());
        var reachable = mdp.reachable();
        for (int row = 0; row < expected.length; row++) {
            int state = row / mdp.actions();
            if (!mdp.isTerminal(state) && reachable.get(state)) {
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    if (!mdp.isTerminal(mdp.successor()[k])) {
                        graph.edge(state, mdp.successor()[k], expected[row]);
                    }
                }
            }
        }
        return graph.largest();
    }

    /** {@return the largest mean of a cycle, empty where there is none} */
    public OptionalDouble largest() {
        return MeanCycle.largest(nodes, edges);
    }
}
