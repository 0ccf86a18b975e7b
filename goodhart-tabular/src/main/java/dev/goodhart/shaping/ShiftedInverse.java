package dev.goodhart.shaping;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ojalgo.matrix.store.R064Store;

/**
 * The smallest eigenpairs of a large graph's normalised Laplacian L by a block Krylov method (Golub and Underwood 1977) on (L + shift)^-1:
 * each step solves for a block of vectors and adds them to one orthonormal basis, on which L is then decomposed (Rayleigh and Ritz). A block,
 * unlike a single vector, sees repeated eigenvalues.
 *
 * <p>(1 + shift)^-1 plays the discount of a Markov chain, the random walk: (L + shift)^-1 = c D^1/2 (I - c T)^-1 D^-1/2, so the solver of
 * policy evaluation does the work.
 */
final class ShiftedInverse {
    private static final int BLOCK = 4;
    private static final int MOST_BLOCKS = 40;
    private static final double SHIFT = 1e-3;
    private static final double SOLVER_PRECISION = 1e-11;
    private static final double RESIDUAL = 1e-9;

    private final StateGraph graph;
    private final double[] root;
    private final Evaluation walk;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> image = new ArrayList<>();

    ShiftedInverse(StateGraph graph, double[] root) {
        this.graph = graph;
        this.root = root;
        int n = graph.nodes();
        double[] probability = graph.weight().clone();
        double[] start = new double[n];
        for (int v = 0; v < n; v++) {
            start[v] = 1.0 / n;
            for (int k = graph.rowStart()[v]; k < graph.rowStart()[v + 1]; k++) {
                probability[k] /= root[v] * root[v];
            }
        }
        TabularMdp chain = TabularMdp.ofRows(
                n,
                1,
                1 / (1 + SHIFT),
                graph.rowStart().clone(),
                graph.neighbour().clone(),
                probability,
                start,
                new BitSet());
        this.walk = Evaluation.of(chain, TabularPolicy.uniform(chain), SOLVER_PRECISION);
    }

    LaplacianSpectrum smallest(int count) {
        RandomGenerator random = SeedTree.of("laplacian spectrum").generator();
        add(root.clone());
        while (basis.size() < BLOCK) {
            add(random.doubles(root.length, -1, 1).toArray());
        }
        LaplacianSpectrum ritz = new LaplacianSpectrum(new double[0], new double[0][]);
        int begin = 0;
        for (int block = 0; block < MOST_BLOCKS; block++) {
            int end = basis.size();
            for (int i = begin; i < end; i++) {
                add(solve(basis.get(i)));
            }
            begin = end;
            if (basis.size() > 2 * count) {
                ritz = ritz(count);
                if (basis.size() == end || residual(ritz) <= RESIDUAL) {
                    return ritz;
                }
            }
        }
        throw new ArithmeticException("The eigenpairs of a graph of " + graph.nodes()
                + " nodes did not settle: residual " + residual(ritz) + " after " + MOST_BLOCKS + " blocks");
    }

    /** Orthogonalises twice against the basis; what is left of a vector within it is dropped. */
    private void add(double[] vector) {
        normalise(vector);
        for (int pass = 0; pass < 2; pass++) {
            for (double[] q : basis) {
                axpy(-Backup.dot(q, vector), q, vector);
            }
        }
        if (Math.sqrt(Backup.dot(vector, vector)) > 1e-10) {
            normalise(vector);
            basis.add(vector);
            image.add(laplacian(vector));
        }
    }

    private LaplacianSpectrum ritz(int count) {
        int m = basis.size();
        R064Store projected = R064Store.FACTORY.make(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double h = Backup.dot(basis.get(i), image.get(j));
                projected.set(i, j, h);
                projected.set(j, i, h);
            }
        }
        LaplacianSpectrum small = LaplacianSpectrum.smallest(projected, count);
        double[][] vector = new double[count][root.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < m; j++) {
                axpy(small.psi()[i][j], basis.get(j), vector[i]);
            }
        }
        return new LaplacianSpectrum(small.eigenvalue(), vector);
    }

    /** The largest of |L u - lambda u|; the error of an eigenvalue is about its square over the gap. */
    private double residual(LaplacianSpectrum ritz) {
        double largest = 0;
        for (int i = 0; i < ritz.eigenvalue().length; i++) {
            double[] r = laplacian(ritz.psi()[i]);
            axpy(-ritz.eigenvalue()[i], ritz.psi()[i], r);
            largest = Math.max(largest, Math.sqrt(Backup.dot(r, r)));
        }
        return largest;
    }

    private double[] solve(double[] vector) {
        double[] scaled = new double[vector.length];
        for (int v = 0; v < scaled.length; v++) {
            scaled[v] = vector[v] / root[v];
        }
        double[] x = walk.values(scaled);
        for (int v = 0; v < x.length; v++) {
            x[v] *= root[v];
        }
        return x;
    }

    private double[] laplacian(double[] vector) {
        double[] image = vector.clone();
        for (int v = 0; v < image.length; v++) {
            for (int k = graph.rowStart()[v]; k < graph.rowStart()[v + 1]; k++) {
                int u = graph.neighbour()[k];
                image[v] -= graph.weight()[k] * vector[u] / (root[v] * root[u]);
            }
        }
        return image;
    }

    private static void normalise(double[] vector) {
        double norm = Math.sqrt(Backup.dot(vector, vector));
        for (int v = 0; v < vector.length; v++) {
            vector[v] /= norm;
        }
    }

    private static void axpy(double a, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += a * x[i];
        }
    }
}
