package dev.goodhart.sharpness;

/**
 * The steepest pair of points: the Lipschitz constant of a reward over finitely many points, exact.
 *
 * @param first number of one point
 * @param second number of the other
 * @param slope |r(first) - r(second)| / distance, infinite where points at distance 0 differ in reward
 */
public record PairSlope(int first, int second, double slope) {
    /** How far apart two points are. */
    @FunctionalInterface
    public interface Distance {
        /**
         * The distance.
         *
         * @param first number of one point
         * @param second number of the other
         * @return at least 0, the same in both directions; infinite for pairs that are not compared
         */
        double between(int first, int second);
    }

    /**
     * Goes through all pairs.
     *
     * @param value {@code [n]} rewards
     * @param distance the metric
     * @return the steepest pair, the first of several
     * @throws IllegalArgumentException if there are fewer than two points a reward is not finite or a distance is negative
     */
    public static PairSlope steepest(double[] value, Distance distance) {
        if (value.length < 2) {
            throw new IllegalArgumentException("There must be two points to compare, there are " + value.length);
        }
        for (int i = 0; i < value.length; i++) {
            if (!Double.isFinite(value[i])) {
                throw new IllegalArgumentException("The reward of point " + i + " (" + value[i] + ") must be finite");
            }
        }
        PairSlope steepest = new PairSlope(0, 1, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < value.length; i++) {
            for (int j = i + 1; j < value.length; j++) {
                double apart = distance.between(i, j);
                if (!(apart >= 0)) {
                    throw new IllegalArgumentException(
                            "The distance of points " + i + " and " + j + " (" + apart + ") must be at least 0");
                }
                double gap = Math.abs(value[i] - value[j]);
                double slope = gap == 0 ? 0 : gap / apart;
                if (slope > steepest.slope) {
                    steepest = new PairSlope(i, j, slope);
                }
            }
        }
        return steepest;
    }
}
