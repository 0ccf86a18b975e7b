package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * h(s) = E[c^(time of the random walk's first visit to a goal)], which is M(s, g) / M(g, g) for M = (I - c T)^-1: h = 1 at the goals and
 * h(s) = c sum_s' T(s, s') h(s') elsewhere.
 *
 * <p>Far from the goal h is tiny and only its relative error counts, which a Krylov solver does not hold. Gauss-Seidel sweeps from zero,
 * outwards and back in breadth-first order, add non-negative numbers only: they approach h from below with full relative accuracy.
 */
final class FirstVisit {
    private static final double RELATIVE_CHANGE = 1e-14;
    /** Below it numbers lose digits. */
    private static final double SMALLEST = 1e-300;

    private FirstVisit() {}

    /** {@return {@code [nodes]} h, NaN where no way leads to a goal} */
    static double[] discounted(StateGraph graph, double discount, int... goals) {
        int[] distance = new int[graph.nodes()];
        Arrays.fill(distance, -1);
        int[] order = graph.outwards(distance, goals);
        double[] degree = graph.degrees();
        double[] h = new double[graph.nodes()];
        int first = 0;
        while (first < order.length && distance[order[first]] == 0) {
            h[order[first++]] = 1;
        }
        double change = Double.POSITIVE_INFINITY;
        for (boolean outwards = true; change > RELATIVE_CHANGE; outwards = !outwards) {
            change = 0;
            for (int i = first; i < order.length; i++) {
                int v = order[outwards ? i : order.length - 1 - i + first];
                double sum = 0;
                for (int k = graph.rowStart()[v]; k < graph.rowStart()[v + 1]; k++) {
                    int to = graph.neighbour()[k];
                    // The walk of a dead end neither goes on nor comes back; its own value is never passed on.
                    sum += distance[to] > 0 && graph.isDeadEnd(to) ? 0 : graph.weight()[k] * h[to];
                }
                double updated = discount * sum / degree[v];
                if (updated < SMALLEST && distance[v] > 0) {
                    throw tooFar(graph, discount, v, distance[v]);
                }
                change = Math.max(change, (updated - h[v]) / updated);
                h[v] = updated;
            }
        }
        for (int v = 0; v < h.length; v++) {
            h[v] = distance[v] < 0 ? Double.NaN : h[v];
        }
        return h;
    }

    static double[] logarithm(StateGraph graph, double discount, int... goals) {
        double[] h = discounted(graph, discount, goals);
        Arrays.setAll(h, v -> Math.log(h[v]));
        return h;
    }

    private static InvalidInputException tooFar(StateGraph graph, double discount, int node, int distance) {
        return new InvalidInputException(
                "The signal 'successor' with walk discount " + discount + " is too small to tell at '"
                        + graph.name(node) + "', " + distance + " steps from the goal\n"
                        + "Maybe take a walk discount nearer to 1, or the signal 'geodesic'.");
    }
}
