package dev.goodhart.oversight;

import org.hipparchus.special.Erf;

/** The standard normal distribution, accurate far into the tail. */
final class StandardNormal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
    private static final double FRACTION_FROM = 3;
    private static final int FRACTION_TERMS = 80;

    private StandardNormal() {}

    static double density(double t) {
        return INVERSE_SQRT_TWO_PI * Math.exp(-t * t / 2);
    }

    /** Phi(t). */
    static double cumulative(double t) {
        return Erf.erfc(-t / SQRT_2) / 2;
    }

    /** Phi(-t) / phi(t), without the underflow of either. */
    static double mills(double t) {
        return t < FRACTION_FROM ? cumulative(-t) / density(t) : 1 / (t + tailFraction(t));
    }

    /** 1 - t mills(t), for t >= 0, without cancellation: phi(t) times it is E[max(Z - t, 0)]. */
    static double relativeLoss(double t) {
        if (t < FRACTION_FROM) {
            return 1 - t * mills(t);
        }
        double fraction = tailFraction(t);
        return fraction / (t + fraction);
    }

    /** phi(t) - t Phi(-t) = E[max(Z - t, 0)], for t >= 0. */
    static double loss(double t) {
        return density(t) * relativeLoss(t);
    }

    /** The part K of Laplace's continued fraction mills(t) = 1 / (t + K), K = 1 / (t + 2 / (t + 3 / ...)). */
    private static double tailFraction(double t) {
        double tail = t;
        for (int n = FRACTION_TERMS; n >= 2; n--) {
            tail = t + n / tail;
        }
        return 1 / tail;
    }
}
