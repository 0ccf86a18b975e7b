package dev.goodhart.judge;

import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.KendallNull;

/**
 * How two rankings of the same systems agree. Equal means are ties: they are neither in order nor inverted.
 *
 * @param systems K
 * @param concordant pairs of systems in the same order
 * @param discordant pairs in opposite orders: the inversions
 * @param tied pairs that are equal in at least one ranking
 * @param tau Kendall's tau-b, NaN if one side ranks nothing
 * @param rho Spearman's correlation, NaN likewise
 * @param pValue exact and two-sided, by counting all permutations of K; NaN if any pair is tied or K is above {@value
 *     KendallNull#MOST}
 */
public record RankInversions(
        int systems, int concordant, int discordant, int tied, double tau, double rho, double pValue) {
    /**
     * Compares two rankings.
     *
     * @param first {@code [K]} one number for every system, higher is better
     * @param second {@code [K]}
     * @return how they agree
     */
    public static RankInversions of(double[] first, double[] second) {
        int concordant = 0;
        int discordant = 0;
        int tied = 0;
        for (int i = 0; i < first.length; i++) {
            for (int j = i + 1; j < first.length; j++) {
                double product = Math.signum(first[i] - first[j]) * Math.signum(second[i] - second[j]);
                if (product > 0) {
                    concordant++;
                } else if (product < 0) {
                    discordant++;
                } else {
                    tied++;
                }
            }
        }
        boolean counted = tied == 0 && first.length <= KendallNull.MOST;
        return new RankInversions(
                first.length,
                concordant,
                discordant,
                tied,
                Correlation.KENDALL.of(first, second),
                Correlation.SPEARMAN.of(first, second),
                counted ? KendallNull.of(first.length).twoSided(discordant) : Double.NaN);
    }

    /** {@return how many pairs of systems there are, {@code K (K - 1) / 2}} */
    public int pairs() {
        return concordant + discordant + tied;
    }
}
