package dev.goodhart.shaping;

import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.SortedEntries;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which states are one step apart: an undirected graph with positive weights, without loops.
 *
 * <p>How it can mislead: steps that cannot be taken back count as if they could; {@link #oneWayShare()} says how many there are.
 * The arrays returned are the graph's own and must not be written to.
 */
public final class StateGraph {
    private final int nodes;
    private final int[] rowStart;
    private final int[] neighbour;
    private final double[] weight;
    private final double oneWayShare;
    private final BitSet deadEnds;
    private final @Nullable GraphMoves moves;
    private final int dimension;
    private final double[] position;
    private final List<String> names;

    private StateGraph(
            Edges edges,
            BitSet deadEnds,
            @Nullable GraphMoves moves,
            int dimension,
            double[] position,
            List<String> names) {
        this.nodes = edges.nodes();
        this.rowStart = edges.rowStart();
        this.neighbour = edges.neighbour();
        this.weight = edges.weight();
        this.oneWayShare = edges.oneWayShare();
        this.deadEnds = deadEnds;
        this.moves = moves;
        this.dimension = dimension;
        this.position = position;
        this.names = names;
    }

    /**
     * The graph of a finite world: two states are joined with weight 1 when some action leads from one to the other. A terminal state
     * is joined to where it is entered from and is a dead end: no way leads through it.
     *
     * @param mdp the world
     * @return the graph, without positions
     */
    public static StateGraph of(TabularMdp mdp) {
        return new StateGraph(Edges.of(mdp), mdp.terminal(), GraphMoves.of(mdp), 0, new double[0], List.of());
    }

    /**
     * The graph of a world; on a grid a state's position is (row, column).
     *
     * @param world the world
     * @return the graph
     */
    public static StateGraph of(World world) {
        TabularMdp mdp = world.mdp();
        GridLayout layout = world.layout();
        double[] position = new double[layout == null ? 0 : 2 * mdp.states()];
        for (int s = 0; layout != null && s < mdp.states(); s++) {
            position[2 * s] = Math.floorDiv(layout.cellOfState()[s], layout.columns());
            position[2 * s + 1] = Math.floorMod(layout.cellOfState()[s], layout.columns());
        }
        return new StateGraph(
                Edges.of(mdp),
                mdp.terminal(),
                GraphMoves.of(mdp),
                layout == null ? 0 : 2,
                position,
                world.stateNames());
    }

    /**
     * A graph from steps that were seen.
     *
     * @param dimension length of a position, 0 for none
     * @param position {@code [nodes * dimension]}; copied
     * @param steps the nodes left and entered and how often
     * @param count {@code [nodes]}'s number
     * @return the graph; the weight of an edge is the sum of both directions
     */
    static StateGraph ofSteps(int count, int dimension, double[] position, SortedEntries steps) {
        return new StateGraph(
                Edges.of(count, steps, new BitSet()), new BitSet(), null, dimension, position.clone(), List.of());
    }

    /** {@return the number of nodes} */
    public int nodes() {
        return nodes;
    }

    /** {@return the number of edges, each counted once} */
    public int edges() {
        return neighbour.length / 2;
    }

    /** {@return {@code [nodes + 1]} where the neighbours of each node begin} */
    public int[] rowStart() {
        return rowStart;
    }

    /** {@return {@code [2 * edges]} neighbours, ascending within a node} */
    public int[] neighbour() {
        return neighbour;
    }

    /** {@return {@code [2 * edges]} weights, positive and symmetric} */
    public double[] weight() {
        return weight;
    }

    /** {@return the share of edges that were only ever passed in one direction, edges into dead ends left out; in [0, 1]} */
    public double oneWayShare() {
        return oneWayShare;
    }

    /**
     * Whether no way leads through a node, as through a terminal state.
     *
     * @param node a node
     * @return true for a dead end
     */
    public boolean isDeadEnd(int node) {
        return deadEnds.get(node);
    }

    /** {@return the length of a position, 0 when nodes have none} */
    public int dimension() {
        return dimension;
    }

    /** {@return {@code [nodes * dimension]} the nodes' positions} */
    public double[] position() {
        return position;
    }

    /** {@return the moves an audit may take; of the world when there is one, else along the edges} */
    GraphMoves moves() {
        return moves == null ? GraphMoves.along(this) : moves;
    }

    /**
     * What a node is called in messages.
     *
     * @param node a node
     * @return the state's name, its position, or its number
     */
    public String name(int node) {
        if (!names.isEmpty()) {
            return names.get(node);
        }
        return dimension == 0
                ? Integer.toString(node)
                : Arrays.toString(Arrays.copyOfRange(position, node * dimension, (node + 1) * dimension));
    }

    /**
     * The node nearest to a position in a straight line.
     *
     * @param positions an array of positions
     * @param from where the position begins in it
     * @return the nearest node, the lowest of equals
     */
    public int nearest(double[] positions, int from) {
        return Math.max(0, StraightLine.nearest(position, nodes, dimension, positions, from));
    }

    double squaredDistance(int node, double[] positions, int from) {
        return StraightLine.squared(position, node * dimension, dimension, positions, from);
    }

    /**
     * The fewest steps from every node to the nearest goal.
     *
     * @param goals at least one node
     * @return {@code [nodes]} steps, -1 where no way leads
     */
    public int[] distances(int... goals) {
        int[] distance = new int[nodes];
        Arrays.fill(distance, -1);
        outwards(distance, goals);
        return distance;
    }

    /** Breadth-first from the goals; fills the distances and returns the nodes reached in that order. */
    int[] outwards(int[] distance, int... goals) {
        int[] queue = new int[nodes];
        int tail = 0;
        for (int goal : goals) {
            if (distance[goal] < 0) {
                distance[goal] = 0;
                queue[tail++] = goal;
            }
        }
        for (int head = 0; head < tail; head++) {
            int u = queue[head];
            if (distance[u] > 0 && deadEnds.get(u)) {
                continue;
            }
            for (int k = rowStart[u]; k < rowStart[u + 1]; k++) {
                int v = neighbour[k];
                if (distance[v] < 0) {
                    distance[v] = distance[u] + 1;
                    queue[tail++] = v;
                }
            }
        }
        return Arrays.copyOf(queue, tail);
    }

    /** {@return {@code [nodes]} the sum of each node's weights} */
    public double[] degrees() {
        double[] degree = new double[nodes];
        for (int v = 0; v < nodes; v++) {
            for (int k = rowStart[v]; k < rowStart[v + 1]; k++) {
                degree[v] += weight[k];
            }
        }
        return degree;
    }
}
