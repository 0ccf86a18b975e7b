package dev.goodhart.design.alignment;

import dev.goodhart.input.InvalidInputException;

/**
 * How H^T q = -dJ/dtheta is solved, with H the Jacobian of the learner's update at its fixed point. H is not symmetric for a biased
 * learner, so no solver may assume it is.
 */
public sealed interface HypergradientSolver {
    /**
     * Solves for q.
     *
     * @param jacobian H, by its transposed products
     * @param gradient {@code [n]} dJ/dtheta
     * @return {@code [n]} q
     * @throws InvalidInputException if H is singular, too large for a dense solve, or the series diverges
     */
    double[] solve(Jacobian jacobian, double[] gradient);

    /** {@return the dense solve of H as it is, right at a fixed point} */
    static HypergradientSolver exact() {
        return new Exact(0);
    }

    /**
     * A dense solve.
     *
     * <p>Away from the fixed point H may be indefinite, and the solution then points the wrong way. With a ceiling the eigenvalues of the
     * symmetric part of H are cut off at minus the ceiling; the skew part stays.
     *
     * @param ceiling positive to cut off, 0 to take H as it is
     */
    record Exact(double ceiling) implements HypergradientSolver {
        /** Largest number of parameters for which H is written out. */
        public static final int LIMIT = 2_000;

        /** Checks the ceiling. */
        public Exact {
            require(ceiling >= 0 && ceiling < Double.POSITIVE_INFINITY, "ceiling", ceiling, "be at least 0 and finite");
        }

        @Override
        public double[] solve(Jacobian jacobian, double[] gradient) {
            if (gradient.length > LIMIT) {
                throw new InvalidInputException("The exact solver must have at most " + LIMIT
                        + " parameters (states times actions), has " + gradient.length
                        + "\nMaybe take the identity or the Neumann solver.");
            }
            return new DenseJacobian(jacobian, gradient.length).solve(gradient, ceiling);
        }
    }

    /**
     * The first terms of the series for the inverse: q = alpha sum_k (I + alpha H^T)^k dJ/dtheta, k from 0 to {@code terms}.
     *
     * @param terms products with H, at least 1
     * @param alpha in (0, 2 / |H|)
     */
    record Neumann(int terms, double alpha) implements HypergradientSolver {
        private static final double DIVERGED = 10;

        /** Checks the ranges. */
        public Neumann {
            require(terms >= 1, "number of terms", terms, "be at least 1");
            require(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha", alpha, "be positive and finite");
        }

        @Override
        public double[] solve(Jacobian jacobian, double[] gradient) {
            double[] term = gradient.clone();
            double[] sum = gradient.clone();
            double first = norm(gradient);
            for (int k = 1; k <= terms; k++) {
                double[] product = jacobian.transposeTimes(term);
                for (int i = 0; i < term.length; i++) {
                    term[i] += alpha * product[i];
                    sum[i] += term[i];
                }
                double grown = norm(term);
                if (!(grown <= DIVERGED * first)) {
                    throw new InvalidInputException("The Neumann series must shrink, but its term " + k + " is "
                            + grown / first + " times its first\nMaybe alpha (" + alpha + ") is above 2 / |H|: try "
                            + alpha / 4 + ".");
                }
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] *= alpha;
            }
            return sum;
        }

        private static double norm(double[] x) {
            double sum = 0;
            for (double v : x) {
                sum += v * v;
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * H taken for -c I: q = dJ/dtheta / c. One policy gradient more, no Jacobian, and in practice as good.
     *
     * @param curvature c, positive
     */
    record Identity(double curvature) implements HypergradientSolver {
        /** Checks the curvature. */
        public Identity {
            require(curvature > 0 && curvature < Double.POSITIVE_INFINITY, "curvature", curvature, "be positive");
        }

        @Override
        public double[] solve(Jacobian jacobian, double[] gradient) {
            double[] q = gradient.clone();
            for (int i = 0; i < q.length; i++) {
                q[i] /= curvature;
            }
            return q;
        }
    }

    private static void require(boolean condition, String name, double value, String what) {
        if (!condition) {
            throw new InvalidInputException("The " + name + " of the solver (" + value + ") must " + what);
        }
    }
}
