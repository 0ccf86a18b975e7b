package dev.goodhart.statistics;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * An estimate with its confidence interval.
 *
 * @param estimate the statistic on the whole sample
 * @param low lower end
 * @param high upper end
 * @param level the nominal coverage, such as 0.95
 */
public record Interval(double estimate, double low, double high, double level) {
    /**
     * The percentile interval of resampled values; those that are NaN are left out.
     *
     * @param estimate the statistic on the whole sample
     * @param resampled {@code [resamples]} the statistic on every resample
     * @param level the nominal coverage
     * @return the interval, with NaN ends if nothing is left
     */
    public static Interval percentile(double estimate, double[] resampled, double level) {
        double[] kept =
                Arrays.stream(resampled).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (kept.length == 0) {
            return new Interval(estimate, Double.NaN, Double.NaN, level);
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        return new Interval(
                estimate,
                percentile.evaluate(kept, 50 * (1 - level)),
                percentile.evaluate(kept, 50 * (1 + level)),
                level);
    }

    /**
     * Whether a value lies in the interval.
     *
     * @param value the value
     * @return true if it lies between the ends, both included
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** {@return the estimate and its ends with four significant digits, such as {@code 0.5312 [0.4807, 0.5811]}; {@code n/a} without an estimate} */
    public String text() {
        if (Double.isNaN(estimate)) {
            return "n/a";
        }
        return String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", estimate, low, high);
    }
}
