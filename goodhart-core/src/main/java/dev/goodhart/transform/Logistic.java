package dev.goodhart.transform;

/**
 * The logistic function and its logarithm without overflow and without loss of small values.
 *
 * <p>How it can mislead: in double precision {@link #sigmoid} is exactly 1 from about 37 on (in single precision from about 17 on), so that
 * there all values are ties.
 */
public final class Logistic {
    private static final double LINEAR_FROM = 40;

    private Logistic() {}

    /**
     * sigma(z) = 1 / (1 + exp(-z)).
     *
     * @param z any number; infinities have their limits
     * @return from 0 to 1; below 0.5 with full relative precision
     */
    public static double sigmoid(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /**
     * The slope of {@link #sigmoid}, sigma(z) (1 - sigma(z)), also where sigma(z) rounds to 1.
     *
     * @param z any number
     * @return from 0 to 0.25
     */
    public static double slope(double z) {
        double e = Math.exp(-Math.abs(z));
        return e / ((1 + e) * (1 + e));
    }

    /**
     * log(1 + exp(z)).
     *
     * @param z any number
     * @return at least 0
     */
    public static double softplus(double z) {
        return z > LINEAR_FROM ? z : Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /**
     * log sigma(z) = -softplus(-z).
     *
     * @param z any number
     * @return at most 0; about z where z is far below 0
     */
    public static double logSigmoid(double z) {
        return -softplus(-z);
    }
}
