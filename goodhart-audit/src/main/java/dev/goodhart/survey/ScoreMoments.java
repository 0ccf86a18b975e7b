package dev.goodhart.survey;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The few sums of each respondent that alphas and correlations of scores come from, so that a resample costs one pass over them:
 * every item, the sum of squared items of every scale, and the products of the scales' totals.
 */
final class ScoreMoments {
    private final int respondents;
    private final int[] sizes;
    private final int items;
    private final int width;
    private final double[] rows;

    /**
     * Gathers the sums.
     *
     * @param answers {@code [scales][items][respondents]} without missing answers, reversed items turned
     */
    ScoreMoments(double[][][] answers) {
        int scales = answers.length;
        respondents = answers[0][0].length;
        sizes = Arrays.stream(answers).mapToInt(scale -> scale.length).toArray();
        items = Arrays.stream(sizes).sum();
        width = items + scales + scales * (scales + 1) / 2;
        rows = new double[respondents * width];
        int column = 0;
        for (int s = 0; s < scales; s++) {
            for (double[] item : answers[s]) {
                // Centred, so that variances do not lose digits.
                double mean = Arrays.stream(item).average().orElseThrow();
                for (int i = 0; i < respondents; i++) {
                    double answer = item[i] - mean;
                    rows[i * width + column] = answer;
                    rows[i * width + items + s] += answer * answer;
                }
                column++;
            }
        }
        double[] total = new double[scales];
        for (int i = 0; i < respondents; i++) {
            int from = i * width;
            Arrays.fill(total, 0);
            int at = from;
            for (int s = 0; s < scales; s++) {
                for (int item = 0; item < sizes[s]; item++) {
                    total[s] += rows[at++];
                }
            }
            at = from + items + scales;
            for (int s = 0; s < scales; s++) {
                for (int t = 0; t <= s; t++) {
                    rows[at++] = total[s] * total[t];
                }
            }
        }
    }

    int respondents() {
        return respondents;
    }

    ScoreStatistics whole() {
        int[] once = new int[respondents];
        Arrays.fill(once, 1);
        return weighted(once);
    }

    ScoreStatistics resampled(RandomGenerator random) {
        int[] counts = new int[respondents];
        for (int i = 0; i < respondents; i++) {
            counts[random.nextInt(respondents)]++;
        }
        return weighted(counts);
    }

    private ScoreStatistics weighted(int[] counts) {
        double[] sum = new double[width];
        for (int i = 0; i < respondents; i++) {
            int count = counts[i];
            if (count > 0) {
                int from = i * width;
                for (int k = 0; k < width; k++) {
                    sum[k] += count * rows[from + k];
                }
            }
        }
        return statistics(sum);
    }

    /** All in sums of squares: the factor n - 1 cancels. */
    private ScoreStatistics statistics(double[] sum) {
        int scales = sizes.length;
        double[] total = new double[scales];
        double[] squares = new double[scales];
        int at = 0;
        for (int s = 0; s < scales; s++) {
            squares[s] = sum[items + s];
            for (int item = 0; item < sizes[s]; item++) {
                double itemSum = sum[at++];
                total[s] += itemSum;
                squares[s] -= itemSum * itemSum / respondents;
            }
        }
        double[][] product = new double[scales][scales];
        at = items + scales;
        for (int s = 0; s < scales; s++) {
            for (int t = 0; t <= s; t++) {
                product[s][t] = sum[at++] - total[s] * total[t] / respondents;
            }
        }
        double[][] correlation = new double[scales][scales];
        double[] reliability = new double[scales];
        for (int s = 0; s < scales; s++) {
            reliability[s] = sizes[s] == 1 ? 1 : CronbachAlpha.alpha(sizes[s], squares[s], product[s][s]);
            correlation[s][s] = 1;
            for (int t = 0; t < s; t++) {
                correlation[s][t] = product[s][t] / Math.sqrt(product[s][s] * product[t][t]);
                correlation[t][s] = correlation[s][t];
            }
        }
        return new ScoreStatistics(correlation, reliability);
    }
}
