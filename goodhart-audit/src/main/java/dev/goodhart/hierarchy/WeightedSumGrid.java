package dev.goodhart.hierarchy;

import java.util.ArrayList;
import java.util.List;

/**
 * The weighted sums a designer would try: standardised factors with weights 1, beta, beta^2 and so on, over a grid of beta.
 *
 * @param betas what a level weighs of the one above
 */
public record WeightedSumGrid(List<Double> betas) {
    /** Copies the grid. */
    public WeightedSumGrid {
        betas = List.copyOf(betas);
    }

    /** {@return beta in {0.1, 0.3, 0.5, 1, 2, 3, 10}} */
    public static WeightedSumGrid defaults() {
        return new WeightedSumGrid(List.of(0.1, 0.3, 0.5, 1.0, 2.0, 3.0, 10.0));
    }

    /**
     * The rewards of the grid.
     *
     * @param hierarchy order and directions
     * @param deviations {@code [levels]} standard deviations of the factors, positive
     * @return one for each beta
     */
    public List<WeightedSumReward> rewards(FactorHierarchy hierarchy, double[] deviations) {
        return betas.stream()
                .map(beta -> WeightedSumReward.standardised(hierarchy, deviations, beta))
                .toList();
    }

    /**
     * Raw sums in every combination of units: what happens to a sum whose weights stay 1 while units change.
     *
     * @param hierarchy order and directions
     * @param units what a factor may be multiplied by
     * @return units^levels rewards, the last factor changing fastest
     */
    public static List<WeightedSumReward> unitSettings(FactorHierarchy hierarchy, double... units) {
        int levels = hierarchy.levels();
        int count = (int) Math.pow(units.length, levels);
        List<WeightedSumReward> rewards = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] sizes = new double[levels];
            int rest = k;
            for (int level = levels - 1; level >= 0; level--) {
                sizes[level] = units[rest % units.length];
                rest /= units.length;
            }
            rewards.add(WeightedSumReward.raw(hierarchy, sizes));
        }
        return rewards;
    }
}
