package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.planning.Backup;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Embeddings E(u) in R^d whose inner products approach the adjacency: least squares of E(u) . E(v) - A(u, v) / max A over all pairs
 * u != v (Zhang et al. 2025, G4RL), by Adam (Kingma and Ba 2015) on the whole sum.
 *
 * <p>The encoder is a table, a row for each node: a network would lend neighbouring positions like embeddings whatever the graph says.
 * How it can mislead: it is no distance. All pairs but neighbours have the target 0, and the longer the embeddings the better
 * they fit that.
 */
public final class AdjacencyDecoder implements GoalSignal {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final int MOST_NODES = 2_000;

    private final int nodes;
    private final int dimension;
    /** {@code [dimension][nodes]}: the inner loops run over nodes, which the processor does several at a time. */
    private final double[][] embedding;

    private double loss;

    private AdjacencyDecoder(int nodes, int dimension) {
        this.nodes = nodes;
        this.dimension = dimension;
        this.embedding = new double[dimension][nodes];
    }

    /**
     * Fits the embeddings.
     *
     * @param graph the graph, at most 2,000 nodes
     * @param settings dimension, steps, learning rate and seed
     * @return the decoder
     */
    public static AdjacencyDecoder fit(StateGraph graph, SignalSettings settings) {
        if (graph.nodes() > MOST_NODES) {
            throw new InvalidInputException(
                    "The signal 'decoder' takes graphs of at most " + MOST_NODES + " nodes, this one has "
                            + graph.nodes() + "\nMaybe use 'successor', which costs little at any size.");
        }
        AdjacencyDecoder decoder = new AdjacencyDecoder(graph.nodes(), settings.dimension());
        decoder.train(graph, settings);
        return decoder;
    }

    private void train(StateGraph graph, SignalSettings settings) {
        RandomGenerator random =
                SeedTree.of("adjacency decoder").child(settings.seed()).generator();
        for (double[] row : embedding) {
            Arrays.setAll(row, v -> 0.1 * random.nextGaussian());
        }
        double most = 0;
        for (double w : graph.weight()) {
            most = Math.max(most, w);
        }
        double[][] gradient = new double[dimension][nodes];
        double[][] mean = new double[dimension][nodes];
        double[][] square = new double[dimension][nodes];
        double[] error = new double[nodes];
        for (int step = 1; step <= settings.decoderSteps(); step++) {
            loss = gradient(graph, most, error, gradient);
            double rate = settings.learningRate() * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
            for (int i = 0; i < dimension; i++) {
                descend(embedding[i], gradient[i], mean[i], square[i], rate);
            }
        }
    }

    private static void descend(double[] x, double[] gradient, double[] mean, double[] square, double rate) {
        for (int v = 0; v < x.length; v++) {
            mean[v] += (1 - BETA1) * (gradient[v] - mean[v]);
            square[v] += (1 - BETA2) * (gradient[v] * gradient[v] - square[v]);
            x[v] -= rate * mean[v] / (Math.sqrt(square[v]) + EPSILON);
        }
    }

    /** The loss over ordered pairs u != v, and its gradient. */
    private double gradient(StateGraph graph, double most, double[] error, double[][] gradient) {
        for (double[] row : gradient) {
            Arrays.fill(row, 0);
        }
        double sum = 0;
        for (int u = 0; u < nodes; u++) {
            Arrays.fill(error, 0);
            for (double[] row : embedding) {
                add(row[u], row, error);
            }
            for (int k = graph.rowStart()[u]; k < graph.rowStart()[u + 1]; k++) {
                error[graph.neighbour()[k]] -= graph.weight()[k] / most;
            }
            error[u] = 0;
            for (int i = 0; i < dimension; i++) {
                add(4 * embedding[i][u], error, gradient[i]);
            }
            sum += Backup.dot(error, error);
        }
        return sum;
    }

    private static void add(double factor, double[] x, double[] y) {
        for (int v = 0; v < y.length; v++) {
            y[v] += factor * x[v];
        }
    }

    /** {@return the sum of squared errors over ordered pairs at the last step} */
    public double loss() {
        return loss;
    }

    /**
     * D(E(u), E(v)).
     *
     * @param u a node
     * @param v a node
     * @return the inner product
     */
    public double decode(int u, int v) {
        double sum = 0;
        for (double[] row : embedding) {
            sum += row[u] * row[v];
        }
        return sum;
    }

    @Override
    public double[] towards(int... goals) {
        double[] value = new double[nodes];
        for (int v = 0; v < nodes; v++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int goal : goals) {
                best = Math.max(best, decode(v, goal));
            }
            value[v] = best;
        }
        return value;
    }
}
