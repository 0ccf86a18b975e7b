package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;

/** Whether every node of a graph can be reached from a goal; dead ends hang on to what they are entered from. */
final class GraphConnection {
    private static final int SHOWN = 5;

    private GraphConnection() {}

    static void requireConnected(StateGraph graph) {
        requireReached(graph, 0);
    }

    /** Names the component without the goal when there is one. */
    static void requireReached(StateGraph graph, int... goals) {
        int[] distance = graph.distances(goals);
        int lost = -1;
        for (int v = 0; v < distance.length && lost < 0; v++) {
            lost = distance[v] < 0 ? v : -1;
        }
        if (lost < 0) {
            return;
        }
        int[] back = graph.distances(lost);
        StringBuilder shown = new StringBuilder();
        int size = 0;
        for (int v = 0; v < back.length; v++) {
            if (back[v] >= 0 && distance[v] < 0) {
                size++;
                if (size <= SHOWN) {
                    shown.append(size == 1 ? "'" : ", '").append(graph.name(v)).append('\'');
                }
            }
        }
        throw new InvalidInputException("The graph must be connected, but no way leads from " + shown
                + (size > SHOWN ? ", ..." : "") + " (" + size + (size == 1 ? " state" : " states") + ") to '"
                + graph.name(goals[0])
                + "'\nMaybe choose a goal that can be reached from everywhere, or log more steps.");
    }
}
