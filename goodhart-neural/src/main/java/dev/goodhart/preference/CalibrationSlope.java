package dev.goodhart.preference;

/**
 * The factor b that makes answers most likely under sigmoid(b d), by bisection of the derivative, which falls in b. Infinite where no answer
 * contradicts the rest, NaN where all d are 0.
 */
final class CalibrationSlope {
    private static final double MOST = 1e6;

    private CalibrationSlope() {}

    static double of(double[] gap, double[] outcome) {
        int fitting = 0;
        int contrary = 0;
        for (int k = 0; k < gap.length; k++) {
            double agreement = gap[k] * (outcome[k] - 0.5);
            fitting += agreement > 0 ? 1 : 0;
            contrary += agreement < 0 ? 1 : 0;
        }
        if (fitting == 0 || contrary == 0) {
            return fitting == contrary ? Double.NaN : fitting > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
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
