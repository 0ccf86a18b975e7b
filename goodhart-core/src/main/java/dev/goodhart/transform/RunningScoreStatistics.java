package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;

/**
 * What was seen of the scores so far, as five numbers. A value: whoever trains replaces it by {@link #and} with each batch, whoever
 * evaluates leaves it alone, and storing its five components stores all of it.
 *
 * <p>How it can mislead: shapings that use it make the reward drift while the policy does. The smallest and largest score are never
 * forgotten, so that one outlier flattens all that follows; the mean follows the policy.
 *
 * @param count number of scores seen, at least 0
 * @param mean their mean, 0 when there is none
 * @param squares sum of their squared deviations from the mean, at least 0
 * @param smallest the smallest, positive infinity when there is none
 * @param largest the largest, negative infinity when there is none
 */
public record RunningScoreStatistics(long count, double mean, double squares, double smallest, double largest) {
    /** Checks that the numbers fit together. */
    public RunningScoreStatistics {
        boolean fits = count == 0
                ? mean == 0
                        && squares == 0
                        && smallest == Double.POSITIVE_INFINITY
                        && largest == Double.NEGATIVE_INFINITY
                : count > 0
                        && Double.isFinite(mean)
                        && squares >= 0
                        && Double.isFinite(squares)
                        && Double.isFinite(smallest)
                        && Double.isFinite(largest)
                        && smallest <= largest;
        if (!fits) {
            throw new InvalidInputException(
                    "The statistics of " + count + " scores must be finite with smallest <= largest"
                            + " and squares >= 0, have mean " + mean + ", squares " + squares + ", smallest " + smallest
                            + " and largest " + largest);
        }
    }

    /** {@return the statistics of no score} */
    public static RunningScoreStatistics none() {
        return new RunningScoreStatistics(0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /**
     * The statistics of some scores.
     *
     * @param scores finite numbers
     * @return their statistics
     */
    public static RunningScoreStatistics of(double... scores) {
        return none().and(scores);
    }

    /**
     * Goes on with a batch (Chan, Golub and LeVeque 1979, so that the order of batches matters only to rounding).
     *
     * @param scores {@code [batch]} finite scores
     * @return the statistics of all scores so far, these included
     * @throws InvalidInputException if a score is not finite
     */
    public RunningScoreStatistics and(double[] scores) {
        if (scores.length == 0) {
            return this;
        }
        double sum = 0;
        double low = smallest;
        double high = largest;
        for (int i = 0; i < scores.length; i++) {
            Parameters.requireFinite("score of row " + i, scores[i]);
            sum += scores[i];
            low = Math.min(low, scores[i]);
            high = Math.max(high, scores[i]);
        }
        double batchMean = sum / scores.length;
        double batchSquares = 0;
        for (double score : scores) {
            batchSquares += (score - batchMean) * (score - batchMean);
        }
        long all = count + scores.length;
        double shift = batchMean - mean;
        double share = (double) scores.length / all;
        return new RunningScoreStatistics(
                all, mean + shift * share, squares + batchSquares + shift * shift * share * count, low, high);
    }

    /** {@return the standard deviation of the population (divided by n), 0 when there is none} */
    public double deviation() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
