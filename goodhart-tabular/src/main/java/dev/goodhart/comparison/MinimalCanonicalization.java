package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.reward.TabularReward;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.R064Store;

/**
 * The L2-smallest reward with the same policy order. With w(s, a) = 1 / |tau(.|s, a)|_2 and e0 the expected reward it is
 * e(s, a) tau(s'|s, a) / |tau(.|s, a)|^2, where e = e0 + (discount P - I) Phi and Phi minimises sum of (w e)^2.
 *
 * <p>The least-squares problem is solved by QR on small worlds and by conjugate gradients on the normal equations (Hestenes and
 * Stiefel 1952) on large ones.
 */
final class MinimalCanonicalization {
    private static final int DIRECT_LIMIT = 192;
    private static final double PRECISION = 1e-10;

    private final TabularMdp mdp;
    private final double[] weight;
    private @Nullable QR<Double> factored;
    private @Nullable NormalEquations normal;

    MinimalCanonicalization(TabularMdp mdp) {
        this.mdp = mdp;
        this.weight = new double[mdp.states() * mdp.actions()];
        for (int row = 0; row < weight.length; row++) {
            double sum = 0;
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                sum += mdp.probability()[k] * mdp.probability()[k];
            }
            weight[row] = 1 / Math.sqrt(sum);
        }
    }

    TabularReward of(TabularReward reward) {
        double[] weighted = weighted(reward.expected(mdp));
        double[] potential = mdp.states() <= DIRECT_LIMIT ? direct(weighted) : iterative(weighted);
        return TabularReward.onTransitions(mdp, overSuccessors(weighted, apply(potential)));
    }

    private double[] weighted(double[] expected) {
        double[] weighted = new double[expected.length];
        for (int row = 0; row < weighted.length; row++) {
            weighted[row] = expected[row] * weight[row];
        }
        return weighted;
    }

    /** The residuals as rewards of single transitions, {@code [transitions]}. */
    private double[] overSuccessors(double[] weighted, double[] shaping) {
        double[] values = new double[mdp.transitions()];
        for (int row = 0; row < weighted.length; row++) {
            double scaled = (weighted[row] - shaping[row]) * weight[row];
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                values[k] = scaled * mdp.probability()[k];
            }
        }
        return values;
    }

    /** W (I - discount P) Phi, {@code [states * actions]}. */
    private double[] apply(double[] potential) {
        double[] out = new double[weight.length];
        int row = 0;
        for (double own : potential) {
            for (int a = 0; a < mdp.actions(); a++) {
                double sum = 0;
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    sum += mdp.probability()[k] * potential[mdp.successor()[k]];
                }
                out[row] = weight[row] * (own - mdp.discount() * sum);
                row++;
            }
        }
        return out;
    }

    private double[] applyTransposed(double[] rows) {
        double[] out = new double[mdp.states()];
        int row = 0;
        for (int s = 0; s < out.length; s++) {
            double own = 0;
            for (int a = 0; a < mdp.actions(); a++) {
                double value = weight[row] * rows[row];
                own += value;
                double passed = mdp.discount() * value;
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    out[mdp.successor()[k]] -= mdp.probability()[k] * passed;
                }
                row++;
            }
            out[s] += own;
        }
        return out;
    }

    private double[] direct(double[] right) {
        int states = mdp.states();
        if (factored == null) {
            R064Store matrix = R064Store.FACTORY.make(weight.length, states);
            for (int row = 0; row < weight.length; row++) {
                matrix.add(row, row / mdp.actions(), weight[row]);
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    matrix.add(row, mdp.successor()[k], -weight[row] * mdp.discount() * mdp.probability()[k]);
                }
            }
            QR<Double> qr = QR.R064.make(matrix);
            qr.decompose(matrix);
            factored = qr;
        }
        R064Store column = R064Store.FACTORY.make(right.length, 1);
        for (int row = 0; row < right.length; row++) {
            column.set(row, 0, right[row]);
        }
        var solution = factored.getSolution(column);
        double[] potential = new double[states];
        for (int s = 0; s < states; s++) {
            potential[s] = solution.doubleValue(s, 0);
        }
        return potential;
    }

    private double[] iterative(double[] right) {
        if (normal == null) {
            normal = NormalEquations.of(mdp, weight);
        }
        double[] gradient = applyTransposed(right);
        return normal == null
                ? conjugateGradients(x -> applyTransposed(apply(x)), gradient)
                : normal.outer(conjugateGradients(normal::multiply, normal.inner(gradient)));
    }

    private static double[] conjugateGradients(UnaryOperator<double[]> matrix, double[] right) {
        double[] x = new double[right.length];
        double[] residual = right.clone();
        double[] direction = right.clone();
        double gamma = Backup.dot(residual, residual);
        double target = PRECISION * PRECISION * gamma;
        for (int iteration = 0; iteration < 20 * x.length && gamma > target; iteration++) {
            double[] image = matrix.apply(direction);
            double alpha = gamma / Backup.dot(direction, image);
            addTo(x, alpha, direction);
            addTo(residual, -alpha, image);
            double next = Backup.dot(residual, residual);
            turn(direction, next / gamma, residual);
            gamma = next;
        }
        return x;
    }

    private static void addTo(double[] y, double factor, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    private static void turn(double[] direction, double factor, double[] towards) {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = towards[i] + factor * direction[i];
        }
    }
}
