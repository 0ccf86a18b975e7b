package dev.goodhart.design.alignment;

import dev.goodhart.input.InvalidInputException;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** H written out, one transposed product for every row. */
final class DenseJacobian {
    private static final double SINGULAR = 1e-12;

    private final int size;
    private final R064Store matrix;

    DenseJacobian(Jacobian jacobian, int size) {
        this.size = size;
        this.matrix = R064Store.FACTORY.make(size, size);
        double[] unit = new double[size];
        for (int i = 0; i < size; i++) {
            unit[i] = 1;
            double[] row = jacobian.transposeTimes(unit);
            unit[i] = 0;
            for (int j = 0; j < size; j++) {
                matrix.set(i, j, row[j]);
            }
        }
    }

    double[] solve(double[] gradient, double ceiling) {
        R064Store h = ceiling > 0 ? cutOff(ceiling) : matrix;
        R064Store transposed = R064Store.FACTORY.make(size, size);
        R064Store right = R064Store.FACTORY.make(size, 1);
        for (int i = 0; i < size; i++) {
            right.set(i, 0, -gradient[i]);
            for (int j = 0; j < size; j++) {
                transposed.set(j, i, h.doubleValue(i, j));
            }
        }
        LU<Double> lu = LU.R064.make(transposed);
        lu.decompose(transposed);
        MatrixStore<Double> solution = lu.isSolvable() ? lu.getSolution(right) : right;
        double[] q = new double[size];
        for (int i = 0; i < size; i++) {
            q[i] = solution.doubleValue(i, 0);
            if (!lu.isSolvable() || !(Math.abs(q[i]) <= 1 / SINGULAR)) {
                throw singular(h);
            }
        }
        return q;
    }

    private static InvalidInputException singular(R064Store h) {
        SingularValue<Double> values = SingularValue.R064.make(h);
        values.decompose(h);
        double least = values.getSingularValues()
                .doubleValue(values.getSingularValues().size() - 1);
        return new InvalidInputException(
                "The Jacobian of the learner's update must have an inverse, but its smallest singular"
                        + " value is " + least
                        + "\nMaybe the learner is far from its fixed point: raise the weight decay or the inner"
                        + " updates, or take the identity solver.");
    }

    private R064Store cutOff(double ceiling) {
        R064Store symmetric = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                symmetric.set(i, j, (matrix.doubleValue(i, j) + matrix.doubleValue(j, i)) / 2);
            }
        }
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(symmetric, true);
        eigen.decompose(symmetric);
        MatrixStore<Double> vectors = eigen.getV();
        MatrixStore<Double> values = eigen.getD();
        R064Store changed = matrix.copy();
        for (int k = 0; k < size; k++) {
            double excess = values.doubleValue(k, k) + ceiling;
            if (excess > 0) {
                for (int i = 0; i < size; i++) {
                    double scaled = excess * vectors.doubleValue(i, k);
                    for (int j = 0; j < size; j++) {
                        changed.add(i, j, -scaled * vectors.doubleValue(j, k));
                    }
                }
            }
        }
        return changed;
    }
}
