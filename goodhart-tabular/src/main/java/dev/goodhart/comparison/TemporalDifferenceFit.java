package dev.goodhart.comparison;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/**
 * Least-squares temporal differences (Bradtke and Barto 1996): theta solves A theta = b with A the sum over steps of
 * phi(s) (phi(s) - discount phi(s'))' and b the sum of phi(s) r; phi(s') counts as zero after a terminated step. This is the fixed
 * point that TD(0) converges to, with no step size.
 *
 * <p>The sums are kept by blocks of whole trajectories, so that halves and bootstrap resamples are sums of blocks. Trajectories are
 * dealt to the blocks in turn.
 */
final class TemporalDifferenceFit {
    static final int FEATURE_LIMIT = 2_000;

    private static final int CHUNK = 1_024;
    private static final int BLOCK_LIMIT = 64;
    private static final long CELL_LIMIT = 1L << 25;

    /** Share of the mean diagonal added where a subsample may leave a feature unseen. */
    private static final double RIDGE = 1e-9;

    private final TransitionBatch steps;
    private final StateFeatures features;
    private final int count;
    private final int[] blockOfStep;
    private final double[][] matrices;

    TemporalDifferenceFit(TransitionBatch steps, StateFeatures features, double discount) {
        this.steps = steps;
        this.features = features;
        this.count = features.count();
        this.blockOfStep = blocks(steps, count);
        this.matrices = new double[Arrays.stream(blockOfStep).max().orElse(0) + 1][count * count];
        double[] phi = new double[CHUNK * count];
        double[] change = new double[CHUNK * count];
        for (int from = 0; from < steps.size(); from += CHUNK) {
            int rows = Math.min(CHUNK, steps.size() - from);
            describe(steps.state(), from, rows, phi);
            describe(steps.next(), from, rows, change);
            for (int i = 0; i < rows; i++) {
                double factor = steps.end()[from + i].bootstraps() ? discount : 0;
                for (int j = i * count; j < (i + 1) * count; j++) {
                    change[j] = phi[j] - factor * change[j];
                }
                addOuter(matrices[blockOfStep[from + i]], phi, change, i * count);
            }
        }
    }

    int blocks() {
        return matrices.length;
    }

    /** {@code [blocks][count]} the right-hand side of a reward. */
    double[][] rightSides(double[] rewards) {
        double[][] right = new double[matrices.length][count];
        double[] phi = new double[CHUNK * count];
        for (int from = 0; from < steps.size(); from += CHUNK) {
            int rows = Math.min(CHUNK, steps.size() - from);
            describe(steps.state(), from, rows, phi);
            for (int i = 0; i < rows; i++) {
                double[] sum = right[blockOfStep[from + i]];
                for (int j = 0; j < count; j++) {
                    sum[j] += phi[i * count + j] * rewards[from + i];
                }
            }
        }
        return right;
    }

    /**
     * Fits several rewards to all steps, exactly.
     *
     * @throws IllegalArgumentException if the steps do not determine the values
     */
    double[][] fit(double[][]... rightSides) {
        int[] once = new int[matrices.length];
        Arrays.fill(once, 1);
        LU<Double> lu = factor(once, 0);
        if (lu.getRank() < count) {
            throw new IllegalArgumentException("The trajectories determine " + lu.getRank() + " of the " + count
                    + " features' weights\nMaybe a feature is never active on them, or is a sum of others");
        }
        return solve(lu, once, rightSides);
    }

    /** Fits several rewards to blocks repeated as often as told, with a ridge too small to matter where the blocks suffice. */
    double[][] refit(int[] repeats, double[][]... rightSides) {
        return solve(factor(repeats, RIDGE), repeats, rightSides);
    }

    private LU<Double> factor(int[] repeats, double ridge) {
        double[] sum = new double[count * count];
        double trace = 0;
        for (int b = 0; b < matrices.length; b++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += repeats[b] * matrices[b][i];
            }
        }
        for (int i = 0; i < count; i++) {
            trace += sum[i * count + i];
        }
        R064Store matrix = R064Store.FACTORY.make(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                matrix.set(i, j, sum[i * count + j] + (i == j ? ridge * trace / count : 0));
            }
        }
        LU<Double> lu = LU.R064.make(matrix);
        lu.decompose(matrix);
        return lu;
    }

    private double[][] solve(LU<Double> lu, int[] repeats, double[][][] rightSides) {
        double[][] weights = new double[rightSides.length][count];
        for (int r = 0; r < rightSides.length; r++) {
            R064Store right = R064Store.FACTORY.make(count, 1);
            for (int b = 0; b < matrices.length; b++) {
                for (int i = 0; i < count; i++) {
                    right.add(i, 0, repeats[b] * rightSides[r][b][i]);
                }
            }
            lu.ftran(right);
            for (int i = 0; i < count; i++) {
                weights[r][i] = right.doubleValue(i, 0);
            }
        }
        return weights;
    }

    private void describe(double[] states, int from, int rows, double[] out) {
        int dim = steps.stateDim();
        features.describe(rows, dim, Arrays.copyOfRange(states, from * dim, (from + rows) * dim), out);
    }

    private void addOuter(double[] matrix, double[] left, double[] right, int offset) {
        for (int i = 0; i < count; i++) {
            double x = left[offset + i];
            if (x != 0) {
                for (int j = 0; j < count; j++) {
                    matrix[i * count + j] += x * right[offset + j];
                }
            }
        }
    }

    private static int[] blocks(TransitionBatch steps, int count) {
        int trajectories = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (i == steps.size() - 1 || steps.end()[i] != StepEnd.CONTINUING) {
                trajectories++;
            }
        }
        if (trajectories < 2) {
            throw new IllegalArgumentException("There must be at least 2 trajectories, is " + trajectories
                    + "\nMaybe cut a long one into pieces that end TRUNCATED");
        }
        long most = Math.clamp(CELL_LIMIT / ((long) count * count), 8, BLOCK_LIMIT);
        int blocks = (int) Math.min(most, trajectories);
        int[] blockOfStep = new int[steps.size()];
        int trajectory = 0;
        for (int i = 0; i < steps.size(); i++) {
            blockOfStep[i] = trajectory % blocks;
            if (steps.end()[i] != StepEnd.CONTINUING) {
                trajectory++;
            }
        }
        return blockOfStep;
    }
}
