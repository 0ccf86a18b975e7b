package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Bradley and Terry's model with ties by Davidson 1970 ("On extending the Bradley-Terry model to accommodate ties"), fitted by maximum
 * likelihood with Newton's steps: P(i beats j) = p_i / (p_i + p_j + nu sqrt(p_i p_j)), strength s_i = log p_i. Without draws it is the
 * model of Bradley and Terry 1952.
 *
 * <p>Details that matter. Only differences within a component are identified: each component has mean 0. Intervals are from the
 * inverse of the observed information. Where the likelihood has no maximum (somebody never lost, or ties and gaps can grow without
 * end), a normal prior with deviation {@value #PRIOR_DEVIATION} on every strength and on log nu makes it finite, and the fit is marked.
 *
 * <p>How it misleads: it takes every judge for the same and every match for independent, so intervals are too narrow where few judges
 * answered much.
 */
public final class BradleyTerry {
    /** The deviation of the prior that separated matches get, in log-odds. */
    public static final double PRIOR_DEVIATION = 2;

    /** The most entrants that are fitted; the matrix of their information is dense. */
    public static final int MOST_ENTRANTS = 2000;

    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-10;
    private static final double NORMAL_95 = Gaussian.upperQuantile(0.975);

    private final WinGraph graph;
    private final TieModel model;
    private final boolean separated;
    private final double[][] information;
    private final double[] gradient;

    private BradleyTerry(WinGraph graph) {
        this.graph = graph;
        model = new TieModel(graph.entrants().size(), graph.pairs());
        separated = Separation.of(graph, model.hasTies());
        information = new double[model.parameters()][model.parameters()];
        gradient = new double[model.parameters()];
    }

    /**
     * Fits the strengths.
     *
     * @param matches the matches
     * @return the fit; an entrant without a match is a component of its own, with strength 0
     * @throws InvalidInputException if there are more than {@value #MOST_ENTRANTS} entrants
     */
    public static BradleyTerryFit fit(MatchTable matches) {
        if (matches.entrants().size() > MOST_ENTRANTS) {
            throw new InvalidInputException("Bradley-Terry must have at most " + MOST_ENTRANTS + " entrants, has "
                    + matches.entrants().size());
        }
        return new BradleyTerry(WinGraph.of(matches)).fit();
    }

    private BradleyTerryFit fit() {
        double[] at = new double[model.parameters()];
        int steps = 0;
        double size = Double.POSITIVE_INFINITY;
        while (size > TOLERANCE && steps < MOST_STEPS) {
            derivatives(at);
            double[] step = decomposition()
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            size = advance(at, step);
            steps++;
        }
        derivatives(at);
        RealMatrix covariance = decomposition().getSolver().getInverse();
        return new BradleyTerryFit(
                intervals(at, covariance),
                model.hasTies() ? Math.exp(at[at.length - 1]) : 0,
                separated,
                components(),
                steps);
    }

    /** Halves the step until it does not lower the objective; returns the size of what was done. */
    private double advance(double[] at, double[] step) {
        double before = objective(at);
        double length = 1;
        for (int halving = 0; halving < 60; halving++) {
            double[] next = at.clone();
            double size = 0;
            for (int i = 0; i < at.length; i++) {
                next[i] += length * step[i];
                size = Math.max(size, Math.abs(length * step[i]));
            }
            if (objective(next) >= before - 1e-12 * Math.abs(before)) {
                System.arraycopy(next, 0, at, 0, at.length);
                return size;
            }
            length /= 2;
        }
        return 0;
    }

    private double objective(double[] at) {
        double value = model.logLikelihood(at);
        if (separated) {
            for (double x : at) {
                value -= x * x / (2 * PRIOR_DEVIATION * PRIOR_DEVIATION);
            }
        }
        return value;
    }

    /** The mean of a component has no likelihood; one is added to its information, so that it stays at 0 and drops out below. */
    private void derivatives(double[] at) {
        model.derivatives(at, gradient, information);
        if (separated) {
            double precision = 1 / (PRIOR_DEVIATION * PRIOR_DEVIATION);
            for (int i = 0; i < at.length; i++) {
                gradient[i] -= precision * at[i];
                information[i][i] += precision;
            }
        }
        for (List<Integer> component : graph.numberedComponents()) {
            for (int i : component) {
                for (int j : component) {
                    information[i][j] += 1;
                }
            }
        }
    }

    private CholeskyDecomposition decomposition() {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-9, 1e-300);
    }

    private List<Interval> intervals(double[] at, RealMatrix covariance) {
        Interval[] intervals = new Interval[graph.entrants().size()];
        for (List<Integer> component : graph.numberedComponents()) {
            double n = component.size();
            double precision = separated ? 1 / (PRIOR_DEVIATION * PRIOR_DEVIATION) : 0;
            double ofMean = 1 / (n * (n + precision));
            for (int i : component) {
                double variance = Math.max(0, covariance.getEntry(i, i) - ofMean);
                double half = component.size() == 1 ? Double.POSITIVE_INFINITY : NORMAL_95 * Math.sqrt(variance);
                intervals[i] = new Interval(at[i], at[i] - half, at[i] + half, 0.95);
            }
        }
        return new ArrayList<>(Arrays.asList(intervals));
    }

    private List<Integer> components() {
        Integer[] component = new Integer[graph.entrants().size()];
        for (int c = 0; c < graph.numberedComponents().size(); c++) {
            for (int i : graph.numberedComponents().get(c)) {
                component[i] = c;
            }
        }
        return new ArrayList<>(Arrays.asList(component));
    }
}
