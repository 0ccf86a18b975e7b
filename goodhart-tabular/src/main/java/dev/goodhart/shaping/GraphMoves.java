package dev.goodhart.shaping;

import dev.goodhart.mdp.TabularMdp;

/**
 * Where every action leads, for audits of signals: one successor each.
 *
 * @param actions number of actions
 * @param successor {@code [nodes * actions]}
 */
record GraphMoves(int actions, int[] successor) {
    /** The most likely successor of every action, the lowest of equals. */
    static GraphMoves of(TabularMdp mdp) {
        int[] successor = new int[mdp.states() * mdp.actions()];
        for (int row = 0; row < successor.length; row++) {
            int best = mdp.rowStart()[row];
            for (int k = best + 1; k < mdp.rowStart()[row + 1]; k++) {
                best = mdp.probability()[k] > mdp.probability()[best] ? k : best;
            }
            successor[row] = mdp.successor()[best];
        }
        return new GraphMoves(mdp.actions(), successor);
    }

    /** An action for every neighbour, in the order of the nodes, and for staying. */
    static GraphMoves along(StateGraph graph) {
        int most = 0;
        for (int v = 0; v < graph.nodes(); v++) {
            most = Math.max(most, graph.rowStart()[v + 1] - graph.rowStart()[v]);
        }
        int[] successor = new int[graph.nodes() * (most + 1)];
        for (int v = 0; v < graph.nodes(); v++) {
            int degree = graph.rowStart()[v + 1] - graph.rowStart()[v];
            for (int a = 0; a <= most; a++) {
                successor[v * (most + 1) + a] = a < degree ? graph.neighbour()[graph.rowStart()[v] + a] : v;
            }
        }
        return new GraphMoves(most + 1, successor);
    }
}
