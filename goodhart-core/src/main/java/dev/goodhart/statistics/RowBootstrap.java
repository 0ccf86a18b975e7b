package dev.goodhart.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Bootstrap intervals of several statistics of the same rows, such as all that is said of a table of episodes.
 *
 * <p>Rows are redrawn whole, so that differences between the statistics have intervals too. Of a table with more than {@code most}
 * rows, only that many are drawn each time, and the ends are drawn in towards the estimate by {@code sqrt(most / n)} (the m out of n
 * bootstrap of Bickel, Goetze and van Zwet 1997): the cost no longer grows with the table. That holds for statistics whose error falls
 * with the root of n; means, correlations and means of the upper part do, extremes do not.
 *
 * @param resamples how many times the rows are redrawn, at least 1
 * @param most the most rows drawn each time, at least 2
 * @param random where the draws come from
 */
public record RowBootstrap(int resamples, int most, RandomGenerator random) {
    /** Checks the ranges. */
    public RowBootstrap {
        if (resamples < 1 || most < 2) {
            throw new IllegalArgumentException(
                    "There must be at least 1 resample of at least 2 rows, are " + resamples + " of " + most + " rows");
        }
    }

    /**
     * What the statistics are on every redrawn table.
     *
     * @param estimate {@code [statistics]} on the table itself
     * @param drawn {@code [statistics][resamples]} sorted, without those that are NaN
     * @param narrowing what the distance of an end from the estimate is multiplied by
     */
    public record Draws(double[] estimate, double[][] drawn, double narrowing) {
        /**
         * The interval of one statistic.
         *
         * @param statistic its index
         * @param level nominal coverage, in (0, 1)
         * @return the interval; its ends are NaN if no resample gave a number
         */
        public Interval interval(int statistic, double level) {
            double[] values = drawn[statistic];
            double center = estimate[statistic];
            if (values.length == 0 || Double.isNaN(center)) {
                return new Interval(center, Double.NaN, Double.NaN, level);
            }
            Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
            double low = percentile.evaluate(values, 50 * (1 - level));
            double high = percentile.evaluate(values, 50 * (1 + level));
            return new Interval(
                    center, center + narrowing * (low - center), center + narrowing * (high - center), level);
        }

        /**
         * The intervals of all statistics.
         *
         * @param level nominal coverage, in (0, 1)
         * @return one for each statistic
         */
        public List<Interval> intervals(double level) {
            return IntStream.range(0, estimate.length)
                    .mapToObj(s -> interval(s, level))
                    .toList();
        }
    }

    /**
     * Redraws the rows of a table.
     *
     * @param rows how many rows the table has, at least 1
     * @param statistics the statistics of the rows with the given indices, which may come several times
     * @return the estimates and their redrawn values
     */
    public Draws draw(int rows, Function<int[], double[]> statistics) {
        double[] estimate = statistics.apply(IntStream.range(0, rows).toArray());
        int size = Math.min(rows, most);
        List<double[]> all = new ArrayList<>();
        int[] picked = new int[size];
        for (int r = 0; r < resamples; r++) {
            for (int i = 0; i < size; i++) {
                picked[i] = random.nextInt(rows);
            }
            all.add(statistics.apply(picked));
        }
        double[][] drawn = new double[estimate.length][];
        for (int s = 0; s < drawn.length; s++) {
            int statistic = s;
            drawn[s] = all.stream()
                    .mapToDouble(values -> values[statistic])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
        }
        return new Draws(estimate, drawn, Math.sqrt((double) size / rows));
    }

    /**
     * The values of some rows.
     *
     * @param column {@code [rows]}
     * @param picked indices of rows
     * @return {@code [picked]}
     */
    public static double[] pick(double[] column, int[] picked) {
        return Arrays.stream(picked).mapToDouble(i -> column[i]).toArray();
    }
}
