package dev.goodhart.preference;

/** The factor b that makes answers most likely under sigmoid(b d), by bisection of the derivative, which falls in b. */
final class CalibrationSlope {
    private static final double MOST = 1e6;

    private CalibrationSlope() {}

    static double of(double[] gap, double[] outcome) {
        if (derivative(MOST, gap, outcome) > 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (derivative(-MOST, gap, outcome) < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double low = -MOST;
        double high = MOST;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (derivative(middle, gap, outcome) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double derivative(double factor, double[] gap, double[] outcome) {
        double sum = 0;
        for (int k = 0; k < gap.length; k++) {
            sum += gap[k] * (outcome[k] - PairLoss.sigmoid(factor * gap[k]));
        }
        return sum;
    }
}
