package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/** A signal prepared for one graph, which gives its values towards any goal. */
@FunctionalInterface
public interface GoalSignal {
    /**
     * How near every node is to the nearest of some goals.
     *
     * @param goals at least one node
     * @return {@code [nodes]} values, largest at the goals but for {@link GraphSignal#ADJACENCY_DECODER}; NaN where no way leads to a goal
     */
    double[] towards(int... goals);

    /**
     * Prepares a signal.
     *
     * @param graph the graph
     * @param signal which signal
     * @param settings what it is made with
     * @return the signal on this graph
     * @throws InvalidInputException if the graph is too large for the signal or its nodes have no positions where they are needed
     */
    static GoalSignal of(StateGraph graph, GraphSignal signal, SignalSettings settings) {
        return switch (signal) {
            case ADJACENCY_DECODER -> AdjacencyDecoder.fit(graph, settings);
            case SUCCESSOR -> goals -> FirstVisit.logarithm(graph, settings.walkDiscount(), goals);
            case COMMUTE -> CommuteTime.of(graph);
            case GEODESIC ->
                goals -> Arrays.stream(graph.distances(goals))
                        .mapToDouble(d -> d < 0 ? Double.NaN : -d)
                        .toArray();
            case EUCLIDEAN -> {
                if (graph.dimension() == 0) {
                    throw new InvalidInputException(
                            "The signal 'euclidean' needs positions, the states of this world have none\n"
                                    + "Maybe use 'geodesic' or 'successor'.");
                }
                yield goals -> straight(graph, goals);
            }
            case NONE -> goals -> new double[graph.nodes()];
        };
    }

    private static double[] straight(StateGraph graph, int[] goals) {
        double[] value = new double[graph.nodes()];
        for (int v = 0; v < value.length; v++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int goal : goals) {
                nearest = Math.min(nearest, graph.squaredDistance(v, graph.position(), goal * graph.dimension()));
            }
            value[v] = -nearest;
        }
        return value;
    }
}
