package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

/**
 * What effort costs: 1/2 e'Ge with a symmetric positive definite G. Entries beside the diagonal say which tasks compete for the same
 * time (positive) or help each other (negative). Angles between what is valued and what is measured are angles of its dual,
 * {@code <x,y> = x'G^-1 y}.
 */
public final class EffortCost {
    /** Most tasks. */
    public static final int MAX_TASKS = 500;

    private static final double SYMMETRY = 1e-9;
    private static final double ACTIVE = 1e-7;

    private final double[][] matrix;
    private final R064Store store;
    private final Cholesky<Double> factor;

    private EffortCost(double[][] matrix) {
        this.matrix = matrix;
        store = R064Store.FACTORY.copy(RawStore.wrap(matrix));
        factor = Cholesky.R064.make(store);
        factor.decompose(store);
    }

    /**
     * The cost of independent tasks, 1/2 |e|^2.
     *
     * @param tasks how many
     * @return the cost with G = I
     */
    public static EffortCost identity(int tasks) {
        double[][] matrix = new double[tasks][tasks];
        for (int i = 0; i < tasks; i++) {
            matrix[i][i] = 1;
        }
        return new EffortCost(matrix);
    }

    /**
     * A cost with its matrix.
     *
     * @param matrix {@code [tasks][tasks]} G
     * @return the cost
     * @throws InvalidInputException if it is not square, symmetric and positive definite
     */
    public static EffortCost of(double[][] matrix) {
        int n = matrix.length;
        if (n == 0 || n > MAX_TASKS) {
            throw new InvalidInputException("The cost matrix must have 1 to " + MAX_TASKS + " rows, has " + n);
        }
        double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            if (matrix[i].length != n) {
                throw new InvalidInputException("The cost matrix must have " + n + " columns like rows, row " + (i + 1)
                        + " has " + matrix[i].length);
            }
            copy[i] = matrix[i].clone();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = Math.max(1, Math.abs(copy[i][j]));
                if (!(Math.abs(copy[i][j] - copy[j][i]) <= SYMMETRY * scale)) {
                    throw new InvalidInputException("The cost matrix must be symmetric, but row " + (i + 1)
                            + ", column " + (j + 1) + " is " + copy[i][j] + " and row " + (j + 1) + ", column "
                            + (i + 1) + " is " + copy[j][i]);
                }
            }
        }
        EffortCost cost = new EffortCost(copy);
        if (!cost.factor.isSPD() || !cost.factor.isSolvable()) {
            throw new InvalidInputException(
                    "The cost matrix must be positive definite: some mix of efforts would cost nothing or less"
                            + "\nMaybe the entries beside the diagonal are too large.");
        }
        return cost;
    }

    /** {@return the number of tasks} */
    public int tasks() {
        return matrix.length;
    }

    /** {@return {@code [tasks][tasks]} a copy of G} */
    public double[][] matrix() {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * What an effort costs.
     *
     * @param effort {@code [tasks]}
     * @return 1/2 e'Ge
     */
    public double of(double[] effort) {
        double sum = 0;
        for (int i = 0; i < effort.length; i++) {
            sum += effort[i] * dot(matrix[i], effort);
        }
        return sum / 2;
    }

    /**
     * The inner product in which effort answers to incentives.
     *
     * @param x {@code [tasks]}
     * @param y {@code [tasks]}
     * @return x'G^-1 y
     */
    public double inner(double[] x, double[] y) {
        return dot(x, effort(y));
    }

    /**
     * The effort that makes the most of a gain per unit of it, when effort may be negative.
     *
     * @param gain {@code [tasks]}
     * @return {@code [tasks]} G^-1 gain, the maximiser of gain.e - 1/2 e'Ge
     */
    public double[] effort(double[] gain) {
        MatrixStore<Double> solution = factor.getSolution(R064Store.FACTORY.column(gain));
        double[] effort = new double[gain.length];
        Arrays.setAll(effort, i -> solution.doubleValue(i, 0));
        return effort;
    }

    /**
     * The effort that makes the most of a gain when no effort may be negative: a quadratic program, whose solution is then put exactly
     * on the tasks that it leaves at zero.
     *
     * @param gain {@code [tasks]}
     * @return {@code [tasks]} the maximiser of gain.e - 1/2 e'Ge over e >= 0
     */
    public double[] nonNegativeEffort(double[] gain) {
        double[] free = effort(gain);
        if (Arrays.stream(free).allMatch(e -> e >= 0)) {
            return free;
        }
        int n = gain.length;
        R064Store limits = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            limits.set(i, i, -1);
        }
        Optimisation.Result result = ConvexSolver.newBuilder()
                .objective(store, R064Store.FACTORY.column(gain))
                .inequalities(limits, R064Store.FACTORY.make(n, 1))
                .build()
                .solve();
        if (!result.getState().isFeasible()) {
            throw new IllegalStateException("A quadratic program with e >= 0 always has a solution, got " + result);
        }
        double[] rough = new double[n];
        Arrays.setAll(rough, i -> result.doubleValue(i));
        return polished(gain, rough);
    }

    /** The solution on the tasks that are worked on, kept only if it is one: the solver ends within a tolerance. */
    private double[] polished(double[] gain, double[] rough) {
        int n = rough.length;
        double largest = Arrays.stream(rough).map(Math::abs).max().orElse(0);
        int[] used = IntStream.range(0, n)
                .filter(i -> rough[i] > ACTIVE * Math.max(1, largest))
                .toArray();
        double[] effort = new double[n];
        if (used.length > 0) {
            double[][] part = new double[used.length][used.length];
            double[] partGain = new double[used.length];
            for (int i = 0; i < used.length; i++) {
                partGain[i] = gain[used[i]];
                for (int j = 0; j < used.length; j++) {
                    part[i][j] = matrix[used[i]][used[j]];
                }
            }
            double[] solved = new EffortCost(part).effort(partGain);
            for (int i = 0; i < used.length; i++) {
                effort[used[i]] = solved[i];
            }
        }
        double[] clipped = Arrays.stream(rough).map(e -> Math.max(0, e)).toArray();
        boolean feasible = Arrays.stream(effort).allMatch(e -> e >= 0);
        return feasible && dot(gain, effort) - of(effort) >= dot(gain, clipped) - of(clipped) - ACTIVE * ACTIVE
                ? effort
                : clipped;
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
