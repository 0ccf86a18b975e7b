package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * Minus the commute time, sum(D) (L+(s,s) + L+(g,g) - 2 L+(s,g)) with L+ the pseudo-inverse of D - A; the same as the sum over the
 * eigenpairs of the random-walk Laplacian (Lovasz 1993, corollary 3.2).
 */
final class CommuteTime implements GoalSignal {
    /** Largest graph: its dense inverse takes 72 MB and some seconds. */
    static final int MOST_NODES = 3_000;

    private final int nodes;
    private final MatrixStore<Double> inverse;
    private final double volume;

    private CommuteTime(int nodes, MatrixStore<Double> inverse, double volume) {
        this.nodes = nodes;
        this.inverse = inverse;
        this.volume = volume;
    }

    static CommuteTime of(StateGraph graph) {
        int n = graph.nodes();
        if (n > MOST_NODES) {
            throw new InvalidInputException("The signal 'commute' takes graphs of at most " + MOST_NODES
                    + " nodes, this one has " + n + "\nMaybe use 'successor', which costs little at any size.");
        }
        GraphConnection.requireConnected(graph);
        double[] degree = graph.degrees();
        double volume = 0;
        // D - A + J / n has the inverse L+ + J / n, and the constant drops out of the differences.
        R064Store matrix = R064Store.FACTORY.make(n, n);
        for (int v = 0; v < n; v++) {
            for (int u = 0; u < n; u++) {
                matrix.set(v, u, 1.0 / n);
            }
            for (int k = graph.rowStart()[v]; k < graph.rowStart()[v + 1]; k++) {
                matrix.add(v, graph.neighbour()[k], -graph.weight()[k]);
            }
            matrix.add(v, v, degree[v]);
            volume += degree[v];
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(matrix);
        cholesky.decompose(matrix);
        return new CommuteTime(n, cholesky.getInverse(), volume);
    }

    @Override
    public double[] towards(int... goals) {
        double[] value = new double[nodes];
        for (int v = 0; v < nodes; v++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int g : goals) {
                double resistance =
                        inverse.doubleValue(v, v) + inverse.doubleValue(g, g) - 2 * inverse.doubleValue(v, g);
                nearest = Math.min(nearest, v == g ? 0 : volume * resistance);
            }
            value[v] = -nearest;
        }
        return value;
    }
}
