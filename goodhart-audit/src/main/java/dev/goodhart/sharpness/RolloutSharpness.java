package dev.goodhart.sharpness;

import java.util.Arrays;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.RawStore;

/**
 * The slope of the value function along one rollout, where discount L is at least 1 and no bound over everything is finite: the gradient
 * of Q from products of the local Jacobians met on the way. An estimate: it holds at the point where the rollout starts, by differences.
 *
 * @param slope {@code ||sum of discount^k J_k' grad r_k||}, the slope of Q over the horizon at the start
 * @param bound {@code sum of discount^k ||J_k|| ||grad r_k||}, where nothing cancels
 * @param expansion {@code [horizon]} ||J_k||, how far a small change at the start has grown k steps later
 */
public record RolloutSharpness(double slope, double bound, double[] expansion) {
    /**
     * Follows a rollout.
     *
     * @param map world and policy
     * @param reward the gradient of the reward over state and action
     * @param start {@code [dim]} state and action at the start
     * @param discount in [0, 1]
     * @param horizon number of rewards counted, at least 1
     * @param step of the central differences, above 0
     * @return the slopes
     * @throws IllegalArgumentException if a number is out of range, or a change grows beyond what a number can hold
     */
    public static RolloutSharpness of(
            JointMap map, FieldGradient reward, double[] start, double discount, int horizon, double step) {
        if (horizon < 1 || !(discount >= 0 && discount <= 1 && step > 0)) {
            throw new IllegalArgumentException(
                    "A rollout must have horizon >= 1, a discount in [0, 1] and step > 0, has " + horizon + ", "
                            + discount + ", " + step);
        }
        int dim = start.length;
        double[] at = start.clone();
        double[][] product = new double[dim][dim];
        for (int d = 0; d < dim; d++) {
            product[d][d] = 1;
        }
        double[] gradient = new double[dim];
        double[] total = new double[dim];
        double[] expansion = new double[horizon];
        double bound = 0;
        double weight = 1;
        for (int k = 0; k < horizon; k++) {
            reward.gradients(at, 1, gradient);
            requireFinite(product, k);
            expansion[k] = spectralNorm(product);
            bound += weight * expansion[k] * norm(gradient);
            for (int j = 0; j < dim; j++) {
                for (int i = 0; i < dim; i++) {
                    total[j] += weight * product[i][j] * gradient[i];
                }
            }
            if (k + 1 < horizon) {
                product = multiply(jacobian(map, at, step), product);
                double[] next = new double[dim];
                map.apply(at, next);
                at = next;
                weight *= discount;
            }
        }
        return new RolloutSharpness(norm(total), bound, expansion);
    }

    /**
     * The Jacobian of a step by central differences.
     *
     * @param map world and policy
     * @param at {@code [dim]} where
     * @param step of the differences
     * @return {@code [dim][dim]} row i holds the derivatives of the i-th number that comes out
     */
    public static double[][] jacobian(JointMap map, double[] at, double step) {
        int dim = at.length;
        double[][] jacobian = new double[dim][dim];
        double[] moved = at.clone();
        double[] above = new double[dim];
        double[] below = new double[dim];
        for (int j = 0; j < dim; j++) {
            moved[j] = at[j] + step;
            map.apply(moved, above);
            moved[j] = at[j] - step;
            map.apply(moved, below);
            moved[j] = at[j];
            for (int i = 0; i < dim; i++) {
                jacobian[i][j] = (above[i] - below[i]) / (2 * step);
            }
        }
        return jacobian;
    }

    /**
     * The largest singular value.
     *
     * @param matrix {@code [rows][columns]}, finite
     * @return at least 0
     */
    public static double spectralNorm(double[][] matrix) {
        RawStore store = RawStore.wrap(matrix);
        SingularValue<Double> decomposition = SingularValue.R064.make(store);
        decomposition.computeValuesOnly(store);
        return decomposition.getOperatorNorm();
    }

    private static void requireFinite(double[][] product, int k) {
        for (double[] row : product) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException("The change after " + k + " steps (" + entry
                            + ") must be finite\nMaybe the horizon is too long for a world that expansive.");
                }
            }
        }
    }

    private static double[][] multiply(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < right[0].length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }
}
