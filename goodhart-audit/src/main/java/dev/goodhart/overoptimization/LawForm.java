package dev.goodhart.overoptimization;

/** The two forms of {@link OveroptimizationLaw}, both linear in alpha and beta. */
public enum LawForm {
    /** {@code R(d) = d (alpha - beta d)}. */
    BEST_OF_N(0) {
        @Override
        double bend(double d) {
            return d;
        }

        @Override
        OveroptimizationLaw law(double alpha, double beta) {
            return new BestOfNLaw(alpha, beta);
        }
    },
    /** {@code R(d) = d (alpha - beta log d)}, whose slope is infinite at 0: points below d = 0.1 are not fitted. */
    RL(0.1) {
        @Override
        double bend(double d) {
            return d == 0 ? 0 : Math.log(d);
        }

        @Override
        OveroptimizationLaw law(double alpha, double beta) {
            return new RlLaw(alpha, beta);
        }
    };

    private final double smallest;

    LawForm(double smallest) {
        this.smallest = smallest;
    }

    /** Whether a point at a distance says anything on the law. */
    boolean uses(double d) {
        return d > 0 && d >= smallest;
    }

    /** What beta is multiplied with beside d. */
    abstract double bend(double d);

    abstract OveroptimizationLaw law(double alpha, double beta);
}
