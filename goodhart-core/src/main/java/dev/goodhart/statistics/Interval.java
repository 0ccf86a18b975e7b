package dev.goodhart.statistics;

import java.util.Locale;

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
     * Whether a value lies in the interval.
     *
     * @param value the value
     * @return true if it lies between the ends, both included
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** {@return the estimate and its ends with four significant digits, such as {@code 0.5312 [0.4807, 0.5811]}} */
    public String text() {
        return String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", estimate, low, high);
    }
}
