package dev.goodhart.shaping;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Values of an earlier task, written in the smoothest functions of its graph and read in those of another graph. To be used as a potential
 * only: a wrong one then costs time, never the optimum.
 *
 * <pre>c_i = sum_s D_s / sum D psi_i(s) V_old(s),      Phi = max(0, sum_i c_i sign_i psi_i^new)</pre>
 *
 * <p>Eigenvectors have no sign of their own; anchors, nodes that play the same part in both graphs, give it:
 * sign_i = sign(sum_a psi_i^old(a) psi_i^new(a)). How it can mislead: where the graphs differ in shape, function i of one is not function i
 * of the other, and similar eigenvalues do not say that they are. The announced method of Zhang 2025; this concrete form is ours.
 *
 * @param potential {@code [new nodes]} Phi, at least 0
 * @param coefficients {@code [vectors]} c_i
 * @param signs {@code [vectors]} 1 or -1; 0 where the anchors do not tell, or the eigenvalue is repeated
 * @param eigenvalueDistance mean |lambda_i - lambda_i'| over the functions but the first, which is constant in every graph
 * @param oldSpectrum of the graph the values come from
 * @param newSpectrum of the graph they go to
 * @param warnings full sentences
 */
public record SpectralTransfer(
        double[] potential,
        double[] coefficients,
        int[] signs,
        double eigenvalueDistance,
        LaplacianSpectrum oldSpectrum,
        LaplacianSpectrum newSpectrum,
        List<String> warnings) {
    /** How many eigenvectors carry the values when nothing else is asked. */
    public static final int VECTORS = 8;

    /** Eigenvalues nearer to each other than this leave order and sign to chance. */
    public static final double LEAST_GAP = 1e-8;

    /** What becomes of functions whose eigenvalues coincide. */
    public enum Repeated {
        /** They are an error. */
        REFUSE,
        /**
         * They carry nothing: within their space any basis is as good as any other, and the mean over all of them is zero. What is left
         * may be little.
         */
        LEAVE_OUT
    }

    /** Copies the list. */
    public SpectralTransfer {
        warnings = List.copyOf(warnings);
    }

    /** {@return how many functions carry nothing: of repeated eigenvalues, or of unknown sign} */
    public int leftOut() {
        return (int) IntStream.range(0, signs.length).filter(i -> signs[i] == 0).count();
    }

    /**
     * The potential alone, with 8 eigenvectors.
     *
     * @param oldGraph the graph of the earlier task
     * @param oldValue {@code [old nodes]} its values
     * @param newGraph the graph of the new task
     * @param anchors at least one pair of nodes
     * @return {@code [new nodes]} Phi
     * @throws InvalidInputException if an anchor is in neither graph, a graph is not connected, or two eigenvalues coincide
     */
    public static double[] potential(
            StateGraph oldGraph, double[] oldValue, StateGraph newGraph, List<Anchor> anchors) {
        return of(oldGraph, oldValue, newGraph, anchors, VECTORS, Repeated.REFUSE)
                .potential();
    }

    /**
     * Carries values over.
     *
     * @param oldGraph the graph of the earlier task
     * @param oldValue {@code [old nodes]} its values
     * @param newGraph the graph of the new task
     * @param anchors at least one pair of nodes
     * @param vectors how many eigenvectors, fewer than either graph has nodes
     * @param repeated what becomes of functions whose eigenvalues coincide
     * @return the transfer
     * @throws InvalidInputException if an anchor is in neither graph, a graph is not connected, or two eigenvalues
     *     coincide although they must not
     */
    public static SpectralTransfer of(
            StateGraph oldGraph,
            double[] oldValue,
            StateGraph newGraph,
            List<Anchor> anchors,
            int vectors,
            Repeated repeated) {
        if (oldValue.length != oldGraph.nodes()) {
            throw new IllegalArgumentException(
                    "The old values must be one for each of " + oldGraph.nodes() + " nodes, are " + oldValue.length);
        }
        int most = Math.min(oldGraph.nodes(), newGraph.nodes()) - 1;
        if (vectors < 1 || vectors > most) {
            throw new InvalidInputException(
                    "The number of eigenvectors (" + vectors + ") must be in [1, " + most + "] for these graphs");
        }
        checkAnchors(oldGraph, newGraph, anchors);
        List<String> warnings = new ArrayList<>();
        BitSet left = new BitSet();
        LaplacianSpectrum old = spectrum("earlier", oldGraph, vectors, repeated, left, warnings);
        LaplacianSpectrum next = spectrum("new", newGraph, vectors, repeated, left, warnings);
        double[] degree = oldGraph.degrees();
        double volume = 0;
        for (double d : degree) {
            volume += d;
        }
        double[] coefficient = new double[vectors];
        int[] sign = new int[vectors];
        double[] phi = new double[newGraph.nodes()];
        double distance = 0;
        for (int i = 0; i < vectors; i++) {
            for (int s = 0; s < oldValue.length; s++) {
                coefficient[i] += degree[s] / volume * old.psi()[i][s] * oldValue[s];
            }
            sign[i] = sign(old.psi()[i], next.psi()[i], anchors);
            distance += Math.abs(old.eigenvalue()[i] - next.eigenvalue()[i]) / Math.max(1, vectors - 1);
            if (left.get(i)) {
                coefficient[i] = 0;
                sign[i] = 0;
            } else if (sign[i] == 0) {
                warnings.add("The anchors do not tell the sign of function " + i + "; it carries nothing over.");
            }
            for (int v = 0; v < phi.length; v++) {
                phi[v] += coefficient[i] * sign[i] * next.psi()[i][v];
            }
        }
        for (int v = 0; v < phi.length; v++) {
            phi[v] = Math.max(0, phi[v]);
        }
        return new SpectralTransfer(phi, coefficient, sign, distance, old, next, warnings);
    }

    /** 0 when the anchors lie where one of the functions vanishes, as on the axis of a world that is its own mirror image. */
    private static int sign(double[] old, double[] next, List<Anchor> anchors) {
        double agreement = 0;
        for (Anchor anchor : anchors) {
            agreement += old[anchor.oldNode()] * next[anchor.newNode()];
        }
        return Math.abs(agreement) < LEAST_GAP ? 0 : agreement < 0 ? -1 : 1;
    }

    private static void checkAnchors(StateGraph oldGraph, StateGraph newGraph, List<Anchor> anchors) {
        if (anchors.isEmpty()) {
            throw new InvalidInputException(
                    "The transfer must have at least one anchor, has none\nMaybe pair the starts and the goals.");
        }
        for (Anchor anchor : anchors) {
            boolean oldMissing = anchor.oldNode() < 0 || anchor.oldNode() >= oldGraph.nodes();
            if (oldMissing || anchor.newNode() < 0 || anchor.newNode() >= newGraph.nodes()) {
                throw new InvalidInputException("The anchor " + anchor.oldNode() + " -> " + anchor.newNode()
                        + " is not in the graphs: the " + (oldMissing ? "earlier" : "new") + " one has nodes 0 to "
                        + ((oldMissing ? oldGraph : newGraph).nodes() - 1));
            }
        }
    }

    private static LaplacianSpectrum spectrum(
            String which, StateGraph graph, int vectors, Repeated repeated, BitSet left, List<String> warnings) {
        LaplacianSpectrum spectrum = LaplacianSpectrum.of(graph, vectors + 1);
        for (int i = 0; i < vectors; i++) {
            double gap = spectrum.eigenvalue()[i + 1] - spectrum.eigenvalue()[i];
            if (gap < LEAST_GAP) {
                String found = String.format(
                        Locale.ROOT,
                        "Eigenvalues %d and %d of the %s graph are both %.6g (they differ by %.1g): the sign and order of their"
                                + " functions are undefined.",
                        i,
                        i + 1,
                        which,
                        spectrum.eigenvalue()[i],
                        gap);
                if (repeated == Repeated.REFUSE) {
                    throw new InvalidInputException(found + "\nMaybe use fewer than " + (i + 1)
                            + " eigenvectors, or a world that is not its own mirror image.");
                }
                warnings.add(found + " They carry nothing over here.");
                left.set(i, i + 2);
            }
        }
        return spectrum;
    }
}
