package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.SortedEntries;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;

/**
 * Grows a graph of states from steps as they come (Zhang et al. 2025, G4RL, algorithm 1): a state farther than epsilon from every node
 * becomes a node, any other takes the label of its nearest node, and a step between two labels adds 1 to their edge.
 *
 * <p>Only the first {@code dimension} entries of a state count: the part in which goals are given.
 */
public final class StateGraphBuilder {
    /** Which node makes room for a new one. */
    public enum Replacement {
        /** The one that has been there longest. */
        OLDEST,
        /** The one with the least weight of edges, the oldest of equals. */
        LEAST_CONNECTED
    }

    /**
     * How the graph grows.
     *
     * @param epsilon resolution: how far apart nodes are at least, in the units of the states; positive
     * @param capacity most nodes, in [2, 20000]
     * @param replacement which node makes room when the graph is full
     * @param every only every so many steps are looked at, at least 1
     */
    public record Settings(double epsilon, int capacity, Replacement replacement, int every) {
        /** Checks the ranges. */
        public Settings {
            if (!(epsilon > 0) || capacity < 2 || capacity > 20_000 || every < 1) {
                throw new InvalidInputException(
                        "A graph must have epsilon > 0, capacity in [2, 20000] and every >= 1, has " + epsilon + ", "
                                + capacity + " and " + every);
            }
        }

        /**
         * 200 nodes, the oldest makes room, every step counts.
         *
         * @param epsilon resolution
         * @return the settings
         */
        public static Settings of(double epsilon) {
            return new Settings(epsilon, 200, Replacement.OLDEST, 1);
        }
    }

    private final int dimension;
    private final Settings settings;
    private double[] position;
    private long[] born;
    /** Steps out of every node: where to, how often, and how many of them are in use. */
    private int[][] to;

    private double[][] count;
    private int[] degree;
    private int nodes;
    private long births;
    private long changes;
    private int label = -1;
    private int age;

    /**
     * An empty graph.
     *
     * @param dimension how many entries of a state count, at least 1
     * @param settings how it grows
     */
    public StateGraphBuilder(int dimension, Settings settings) {
        this.dimension = dimension;
        this.settings = settings;
        int room = 16;
        this.position = new double[room * dimension];
        this.born = new long[room];
        this.to = new int[room][4];
        this.count = new double[room][4];
        this.degree = new int[room];
    }

    /**
     * Adds steps in the order of the batch; a trajectory may go on in the next batch.
     *
     * @param batch steps whose states have at least {@code dimension} entries
     * @return this
     */
    public StateGraphBuilder add(TransitionBatch batch) {
        if (batch.stateDim() < dimension) {
            throw new IllegalArgumentException(
                    "The states must have at least " + dimension + " entries, have " + batch.stateDim());
        }
        for (int i = 0; i < batch.size(); i++) {
            if (label < 0) {
                label = see(batch.state(), i * batch.stateDim());
                age = 0;
            }
            age++;
            boolean over = batch.end()[i] != StepEnd.CONTINUING;
            if (age % settings.every() == 0 || over) {
                int next = see(batch.next(), i * batch.stateDim());
                step(label, next);
                label = next;
            }
            label = over ? -1 : label;
        }
        return this;
    }

    /** The node of a state, a new one when none is near. */
    private int see(double[] states, int from) {
        int near = near(states, from);
        if (near >= 0) {
            return near;
        }
        int node = nodes < settings.capacity() ? grow() : replace();
        System.arraycopy(states, from, position, node * dimension, dimension);
        born[node] = births++;
        changes += Math.max(0, nodes - 1);
        return node;
    }

    private int grow() {
        if (nodes == born.length) {
            int room = 2 * nodes;
            position = Arrays.copyOf(position, room * dimension);
            born = Arrays.copyOf(born, room);
            degree = Arrays.copyOf(degree, room);
            to = Arrays.copyOf(to, room);
            count = Arrays.copyOf(count, room);
            for (int v = nodes; v < room; v++) {
                to[v] = new int[4];
                count[v] = new double[4];
            }
        }
        return nodes++;
    }

    /** Clears the node that makes room; never the one the next step comes from. */
    private int replace() {
        double[] total = new double[nodes];
        for (int v = 0; v < nodes; v++) {
            for (int k = 0; k < degree[v]; k++) {
                total[v] += count[v][k];
                total[to[v][k]] += count[v][k];
            }
        }
        int gone = -1;
        for (int v = 0; v < nodes; v++) {
            if (v == label) {
                continue;
            }
            boolean sooner = gone < 0
                    || switch (settings.replacement()) {
                        case OLDEST -> born[v] < born[gone];
                        case LEAST_CONNECTED ->
                            total[v] < total[gone] || (total[v] == total[gone] && born[v] < born[gone]);
                    };
            gone = sooner ? v : gone;
        }
        degree[gone] = 0;
        for (int v = 0; v < nodes; v++) {
            int k = find(v, gone);
            if (k >= 0) {
                degree[v]--;
                to[v][k] = to[v][degree[v]];
                count[v][k] = count[v][degree[v]];
            }
        }
        return gone;
    }

    private void step(int from, int next) {
        if (from == next) {
            return;
        }
        changes++;
        int k = find(from, next);
        if (k < 0) {
            k = degree[from]++;
            if (k == to[from].length) {
                to[from] = Arrays.copyOf(to[from], 2 * k);
                count[from] = Arrays.copyOf(count[from], 2 * k);
            }
            to[from][k] = next;
            count[from][k] = 0;
        }
        count[from][k]++;
    }

    private int find(int from, int next) {
        for (int k = 0; k < degree[from]; k++) {
            if (to[from][k] == next) {
                return k;
            }
        }
        return -1;
    }

    /** The nearest node if it is no farther than epsilon away, else -1. */
    private int near(double[] states, int from) {
        int nearest = StraightLine.nearest(position, nodes, dimension, states, from);
        return nearest >= 0
                        && StraightLine.squared(position, nearest * dimension, dimension, states, from)
                                <= settings.epsilon() * settings.epsilon()
                ? nearest
                : -1;
    }

    /** {@return the number of nodes so far} */
    public int nodes() {
        return nodes;
    }

    /**
     * Whether enough of the graph has changed to fit a decoder again, more than beta (n^2 - n) entries; the count then begins anew.
     *
     * @param beta the share, 0.2 in the paper's spirit
     * @return true when a fit is due
     */
    public boolean fitIsDue(double beta) {
        boolean due = changes > beta * ((double) nodes * nodes - nodes);
        changes = due ? 0 : changes;
        return due;
    }

    /**
     * The node that stands for a goal.
     *
     * @param goal {@code [dimension]} the goal
     * @return the nearest node
     * @throws InvalidInputException if it is farther than epsilon away
     */
    public int node(double... goal) {
        if (goal.length != dimension) {
            throw new InvalidInputException("The goal must have " + dimension + " numbers, has " + goal.length);
        }
        int near = near(goal, 0);
        if (near < 0) {
            int nearest = StraightLine.nearest(position, nodes, dimension, goal, 0);
            throw new InvalidInputException("The goal " + Arrays.toString(goal) + " is not in the graph"
                    + (nearest < 0
                            ? ", which is empty"
                            : "; its nearest node is "
                                    + Arrays.toString(Arrays.copyOfRange(
                                            position, nearest * dimension, (nearest + 1) * dimension)))
                    + "\nMaybe the log never came there, or epsilon (" + settings.epsilon() + ") is too small.");
        }
        return near;
    }

    /**
     * The graph as it stands.
     *
     * @return a graph of its own
     * @throws InvalidInputException if there are fewer than two nodes
     */
    public StateGraph build() {
        if (nodes < 2) {
            throw new InvalidInputException("The graph must have at least two nodes, has " + nodes + "\nMaybe epsilon ("
                    + settings.epsilon() + ") is too large for states this near to each other, or the log is empty.");
        }
        int size = Arrays.stream(degree, 0, nodes).sum();
        long[] key = new long[size];
        double[] value = new double[size];
        int i = 0;
        for (int v = 0; v < nodes; v++) {
            for (int k = 0; k < degree[v]; k++) {
                key[i] = (long) v * nodes + to[v][k];
                value[i++] = count[v][k];
            }
        }
        return StateGraph.ofSteps(
                nodes, dimension, Arrays.copyOf(position, nodes * dimension), SortedEntries.of(key, value, size));
    }
}
