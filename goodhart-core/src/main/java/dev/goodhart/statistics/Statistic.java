package dev.goodhart.statistics;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/** One number that sums up a sample. */
@FunctionalInterface
public interface Statistic {
    /** The arithmetic mean. */
    Statistic MEAN = StatUtils::mean;

    /** The median; the mean of the two middle values for an even number. */
    Statistic MEDIAN = sample -> StatUtils.percentile(sample, 50);

    /**
     * The mean of the middle half (Agarwal et al. 2021, section 4.3): the lowest and the highest {@code floor(n / 4)} values are
     * dropped. It moves less with outliers than the mean and uses more of the sample than the median. With three values or fewer
     * nothing is dropped and it is the mean.
     */
    Statistic INTERQUARTILE_MEAN = sample -> {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 4;
        return StatUtils.mean(sorted, cut, sorted.length - 2 * cut);
    };

    /**
     * Sums up a sample.
     *
     * @param sample {@code [n]}, at least one value; left unchanged
     * @return the statistic
     */
    double of(double[] sample);
}
