package dev.goodhart.judge;

import java.util.HashMap;
import java.util.Map;

/**
 * Agreement of two raters beyond chance (Cohen 1960), over the items that both rated. Values are taken as names.
 *
 * @param first one rater
 * @param second the other
 * @param items how many items both rated
 * @param observed the share of them with equal ratings, NaN without any
 * @param kappa {@code (observed - chance) / (1 - chance)}, NaN if both gave one and the same value only
 */
public record CohenKappa(String first, String second, int items, double observed, double kappa) {
    /**
     * Compares two raters.
     *
     * @param first the name of one
     * @param second the name of the other
     * @param x {@code [n]} the ratings of one, NaN where there is none
     * @param y {@code [n]} the ratings of the other, of the same items
     * @return their agreement
     */
    public static CohenKappa of(String first, String second, double[] x, double[] y) {
        Map<Double, int[]> margins = new HashMap<>();
        int items = 0;
        int equal = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                continue;
            }
            items++;
            equal += x[i] == y[i] ? 1 : 0;
            // Adding zero makes -0 and 0 one value.
            margins.computeIfAbsent(x[i] + 0.0, v -> new int[2])[0]++;
            margins.computeIfAbsent(y[i] + 0.0, v -> new int[2])[1]++;
        }
        double n = items;
        double chance = margins.values().stream()
                .mapToDouble(m -> m[0] / n * (m[1] / n))
                .sum();
        double observed = items == 0 ? Double.NaN : equal / n;
        return new CohenKappa(
                first, second, items, observed, chance < 1 ? (observed - chance) / (1 - chance) : Double.NaN);
    }
}
