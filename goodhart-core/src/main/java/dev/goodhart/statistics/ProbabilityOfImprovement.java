package dev.goodhart.statistics;

import java.util.Arrays;

/**
 * How likely a run of method X beats a run of method Y (Agarwal et al. 2021, section 4.3):
 * {@code P(X > Y) = mean over pairs of 1[x > y] + 1/2 1[x = y]}, averaged over tasks. It says nothing on by how much.
 */
public final class ProbabilityOfImprovement {
    private ProbabilityOfImprovement() {}

    /**
     * The probability on one task.
     *
     * @param x {@code [n]} scores of X
     * @param y {@code [m]} scores of Y
     * @return in [0, 1]; 0.5 when neither is better
     */
    public static double of(double[] x, double[] y) {
        double[] sorted = Samples.checked("y", y, 1).clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double score : Samples.checked("x", x, 1)) {
            // Adding zero turns -0.0 into 0.0, which a binary search would otherwise tell apart.
            int below = countBelow(sorted, score + 0.0, false);
            int notAbove = countBelow(sorted, score + 0.0, true);
            wins += below + 0.5 * (notAbove - below);
        }
        return wins / ((double) x.length * y.length);
    }

    /**
     * The probability averaged over tasks.
     *
     * @param x {@code [tasks][n]} scores of X
     * @param y {@code [tasks][m]} scores of Y
     * @return in [0, 1]
     */
    public static double overTasks(double[][] x, double[][] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "Both methods must have scores on the same tasks, have " + x.length + " and " + y.length);
        }
        double sum = 0;
        for (int task = 0; task < x.length; task++) {
            sum += of(x[task], y[task]);
        }
        return sum / x.length;
    }

    /**
     * The probability with its interval, the runs of every task and method redrawn apart.
     *
     * @param x {@code [tasks][n]} scores of X
     * @param y {@code [tasks][m]} scores of Y
     * @param bootstrap how the interval is made
     * @return the interval
     */
    public static Interval interval(double[][] x, double[][] y, Bootstrap bootstrap) {
        double[][] strata = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, strata, x.length, y.length);
        return bootstrap.stratified(
                strata,
                drawn -> overTasks(Arrays.copyOf(drawn, x.length), Arrays.copyOfRange(drawn, x.length, drawn.length)));
    }

    private static int countBelow(double[] sorted, double value, boolean inclusive) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value || (inclusive && sorted[middle] == value)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
