package dev.goodhart.shaping;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ojalgo.array.Array1D;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The smoothest functions on a connected graph: eigenpairs of the random-walk Laplacian with the smallest eigenvalues.
 *
 * <p>With I - D^-1/2 A D^-1/2 = sum_i lambda_i u_i u_i', psi_i = D^-1/2 u_i sqrt(sum D): orthonormal under the weights D / sum D, and psi_0 is
 * 1 everywhere. Up to {@link #DENSE_LIMIT} nodes by a dense decomposition, above by a block Krylov method on the shifted inverse.
 *
 * @param eigenvalue {@code [count]} ascending, in [0, 2], the first 0
 * @param psi {@code [count][nodes]} the functions; each sign is arbitrary, made positive at the node where the function is largest in size
 */
public record LaplacianSpectrum(double[] eigenvalue, double[][] psi) {
    /** Largest graph that is decomposed densely. */
    public static final int DENSE_LIMIT = 600;

    /**
     * Finds the smallest eigenpairs.
     *
     * @param graph a connected graph
     * @param count how many, from 1 to the number of nodes
     * @return the eigenpairs
     * @throws dev.goodhart.input.InvalidInputException if the graph is not connected; the message names a component
     */
    public static LaplacianSpectrum of(StateGraph graph, int count) {
        if (count < 1 || count > graph.nodes()) {
            throw new IllegalArgumentException(
                    "The number of eigenpairs (" + count + ") must be in [1, " + graph.nodes() + "]");
        }
        GraphConnection.requireConnected(graph);
        double[] degree = graph.degrees();
        double[] root = Arrays.stream(degree).map(Math::sqrt).toArray();
        double volume = Arrays.stream(degree).sum();
        LaplacianSpectrum symmetric = graph.nodes() <= DENSE_LIMIT
                ? dense(graph, root, count)
                : new ShiftedInverse(graph, root).smallest(count);
        for (double[] u : symmetric.psi) {
            int largest = 0;
            for (int v = 0; v < u.length; v++) {
                u[v] *= Math.sqrt(volume) / root[v];
                // Only a clear margin moves the choice, so that rounding does not decide the sign among mirror images.
                largest = Math.abs(u[v]) > Math.abs(u[largest]) * (1 + 1e-9) ? v : largest;
            }
            if (u[largest] < 0) {
                Arrays.setAll(u, v -> -u[v]);
            }
        }
        // Known without rounding on a connected graph.
        symmetric.eigenvalue[0] = 0;
        Arrays.fill(symmetric.psi[0], 1);
        return symmetric;
    }

    private static LaplacianSpectrum dense(StateGraph graph, double[] root, int count) {
        int n = graph.nodes();
        R064Store matrix = R064Store.FACTORY.make(n, n);
        for (int v = 0; v < n; v++) {
            matrix.set(v, v, 1);
            for (int k = graph.rowStart()[v]; k < graph.rowStart()[v + 1]; k++) {
                int u = graph.neighbour()[k];
                matrix.add(v, u, -graph.weight()[k] / (root[v] * root[u]));
            }
        }
        return smallest(matrix, count);
    }

    /** The smallest eigenpairs of a symmetric matrix; the functions are its unit eigenvectors. */
    static LaplacianSpectrum smallest(R064Store matrix, int count) {
        int n = (int) matrix.countRows();
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(matrix, true);
        decomposition.decompose(matrix);
        Array1D<?> values = decomposition.getEigenvalues();
        double[] value = IntStream.range(0, n)
                .mapToDouble(i -> decomposition.getD().doubleValue(i, i))
                .toArray();
        MatrixStore<Double> vectors = decomposition.getV();
        int[] order = IntStream.range(0, (int) values.count())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> value[i]))
                .limit(count)
                .mapToInt(i -> i)
                .toArray();
        double[] smallest = new double[count];
        double[][] vector = new double[count][n];
        for (int i = 0; i < count; i++) {
            smallest[i] = value[order[i]];
            for (int v = 0; v < n; v++) {
                vector[i][v] = vectors.doubleValue(v, order[i]);
            }
        }
        return new LaplacianSpectrum(smallest, vector);
    }
}
