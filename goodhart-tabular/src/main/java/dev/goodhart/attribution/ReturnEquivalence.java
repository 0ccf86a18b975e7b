package dev.goodhart.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Which rewards on the edges of an acyclic graph pay every path from the start to an end the same. Exactly those that differ by undiscounted
 * potential shaping Phi(to) - Phi(from) with Phi = 0 at the start and the ends, so that the matrix of paths by edges has rank edges -
 * interior nodes, if every edge lies on such a path. What a perfect fit of progress attribution identifies is that and no more.
 *
 * <p>Every path is listed: for graphs of up to a few thousand paths.
 */
public final class ReturnEquivalence {
    private static final int MOST_PATHS = 5_000;

    private final int nodes;
    private final int[] from;
    private final int[] to;
    private final int start;
    private final BitSet ends;
    private final List<int[]> paths = new ArrayList<>();

    private ReturnEquivalence(int nodes, int[] from, int[] to, int start, BitSet ends) {
        this.nodes = nodes;
        this.from = from.clone();
        this.to = to.clone();
        this.start = start;
        this.ends = (BitSet) ends.clone();
        extend(start, new int[nodes], 0);
    }

    /**
     * A graph.
     *
     * @param nodes number of nodes
     * @param from {@code [edges]} the node each edge leaves
     * @param to {@code [edges]} the node it enters
     * @param start where paths begin
     * @param ends where they end, at least one; no edge leaves them
     * @return what is known of it
     * @throws IllegalArgumentException if it has a cycle, more than 5,000 paths, or an edge on none
     */
    public static ReturnEquivalence of(int nodes, int[] from, int[] to, int start, BitSet ends) {
        if (from.length != to.length || ends.get(start)) {
            throw new IllegalArgumentException("The graph must have as many sources as targets of edges, has "
                    + from.length + " and " + to.length + ", and a start that is no end");
        }
        ReturnEquivalence graph = new ReturnEquivalence(nodes, from, to, start, ends);
        BitSet used = new BitSet();
        graph.paths.forEach(path -> {
            for (int edge : path) {
                used.set(edge);
            }
        });
        if (used.cardinality() < from.length) {
            throw new IllegalArgumentException("Every edge must lie on a path from the start to an end, edge "
                    + used.nextClearBit(0) + " does not");
        }
        return graph;
    }

    /**
     * K diamonds in a row: from node 3k an upper and a lower way of two edges each to node 3k + 3.
     *
     * @param diamonds K, at least 1; 4 K edges and 2^K paths
     * @return the graph
     */
    public static ReturnEquivalence diamonds(int diamonds) {
        int[] from = new int[4 * diamonds];
        int[] to = new int[4 * diamonds];
        for (int k = 0; k < diamonds; k++) {
            for (int way = 0; way < 2; way++) {
                from[4 * k + 2 * way] = 3 * k;
                to[4 * k + 2 * way] = 3 * k + 1 + way;
                from[4 * k + 2 * way + 1] = 3 * k + 1 + way;
                to[4 * k + 2 * way + 1] = 3 * k + 3;
            }
        }
        BitSet ends = new BitSet();
        ends.set(3 * diamonds);
        return of(3 * diamonds + 1, from, to, 0, ends);
    }

    private void extend(int node, int[] path, int length) {
        if (ends.get(node)) {
            if (paths.size() == MOST_PATHS) {
                throw new IllegalArgumentException("The graph must have at most " + MOST_PATHS + " paths, has more");
            }
            paths.add(Arrays.copyOf(path, length));
            return;
        }
        if (length == nodes) {
            throw new IllegalArgumentException("The graph must have no cycle, node " + node + " lies on one");
        }
        for (int edge = 0; edge < from.length; edge++) {
            if (from[edge] == node) {
                path[length] = edge;
                extend(to[edge], path, length + 1);
            }
        }
    }

    /** {@return the number of edges} */
    public int edges() {
        return from.length;
    }

    /** {@return the paths, each as its edges} */
    public List<int[]> paths() {
        return paths.stream().map(int[]::clone).toList();
    }

    /** {@return how many nodes that are neither the start nor an end have an edge} */
    public int interiorNodes() {
        BitSet touched = new BitSet();
        for (int edge = 0; edge < from.length; edge++) {
            touched.set(from[edge]);
            touched.set(to[edge]);
        }
        touched.andNot(ends);
        touched.clear(start);
        return touched.cardinality();
    }

    /** {@return the rank of the matrix of paths by edges, counted by singular values} */
    public int rank() {
        return new SingularValueDecomposition(matrix()).getRank();
    }

    private RealMatrix matrix() {
        RealMatrix matrix = new Array2DRowRealMatrix(paths.size(), from.length);
        for (int i = 0; i < paths.size(); i++) {
            for (int edge : paths.get(i)) {
                matrix.addToEntry(i, edge, 1);
            }
        }
        return matrix;
    }

    /**
     * What every path is paid.
     *
     * @param reward {@code [edges]}
     * @return {@code [paths]} sums
     */
    public double[] returns(double[] reward) {
        return matrix().operate(reward);
    }

    /**
     * The edge rewards nearest to a given one that pay paths given sums, in least squares where none does.
     *
     * @param returns {@code [paths]} what paths should be paid
     * @param near {@code [edges]} the given one
     * @return {@code [edges]} the rewards
     */
    public double[] minimiser(double[] returns, double[] near) {
        RealMatrix matrix = matrix();
        ArrayRealVector missing = new ArrayRealVector(returns).subtract(matrix.operate(new ArrayRealVector(near)));
        return new SingularValueDecomposition(matrix)
                .getSolver()
                .solve(missing)
                .add(new ArrayRealVector(near))
                .toArray();
    }

    /**
     * A potential that explains a difference of rewards.
     *
     * @param potential {@code [nodes]} Phi, 0 at the start and the ends
     * @param residual largest absolute difference that it leaves
     */
    public record PotentialFit(double[] potential, double residual) {}

    /**
     * Explains a difference of rewards by a potential as well as can be, in least squares.
     *
     * @param difference {@code [edges]} one reward minus the other
     * @return the potential, and what it leaves
     */
    public PotentialFit potentialFit(double[] difference) {
        RealMatrix incidence = new Array2DRowRealMatrix(from.length, nodes);
        for (int edge = 0; edge < from.length; edge++) {
            if (to[edge] != start && !ends.get(to[edge])) {
                incidence.addToEntry(edge, to[edge], 1);
            }
            if (from[edge] != start) {
                incidence.addToEntry(edge, from[edge], -1);
            }
        }
        double[] potential = new SingularValueDecomposition(incidence)
                .getSolver()
                .solve(new ArrayRealVector(difference))
                .toArray();
        double[] explained = incidence.operate(potential);
        double residual = 0;
        for (int edge = 0; edge < from.length; edge++) {
            residual = Math.max(residual, Math.abs(difference[edge] - explained[edge]));
        }
        return new PotentialFit(potential, residual);
    }
}
