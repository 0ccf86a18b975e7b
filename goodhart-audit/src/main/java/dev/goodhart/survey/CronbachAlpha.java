package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * The reliability of a scale (Cronbach 1951): {@code alpha = k/(k-1) (1 - sum of var(item) / var(sum))}.
 *
 * <p>How it can mislead: alpha is a lower bound of reliability under uncorrelated errors, rises with the number of items, and does not
 * show that the items measure one thing.
 *
 * @param scale the scale's name
 * @param alpha at most 1; at or below 0 the items have nothing in common, or some are reversed
 * @param items what each item adds
 */
public record CronbachAlpha(String scale, double alpha, List<Item> items) {
    /**
     * One item.
     *
     * @param name its column
     * @param itemRest correlation with the sum of the other items; negative for an item that should have been reversed
     * @param alphaWithout alpha of the scale without it; NaN for a scale of two items
     */
    public record Item(String name, double itemRest, double alphaWithout) {}

    /** Copies the items. */
    public CronbachAlpha {
        items = List.copyOf(items);
    }

    /**
     * The reliability of items.
     *
     * @param scale the scale's name
     * @param names the items' names
     * @param answers {@code [items][respondents]} without missing answers, reversed items turned
     * @return alpha with what each item adds
     * @throws InvalidInputException if there are fewer than two items or three respondents, or an item is constant
     */
    public static CronbachAlpha of(String scale, List<String> names, double[][] answers) {
        int k = names.size();
        if (k < 2) {
            throw new InvalidInputException("The scale '" + scale + "' must have at least 2 items, has " + k);
        }
        int n = answers[0].length;
        if (n < 3) {
            throw new InvalidInputException(
                    "The scale '" + scale + "' must have at least 3 complete respondents, has " + n);
        }
        double[] sum = new double[n];
        double[] variance = new double[k];
        for (int item = 0; item < k; item++) {
            variance[item] = StatUtils.variance(answers[item]);
            if (variance[item] == 0) {
                throw new InvalidInputException("The item '" + names.get(item) + "' of the scale '" + scale
                        + "' must vary, is " + answers[item][0] + " for all " + n + " respondents");
            }
            for (int i = 0; i < n; i++) {
                sum[i] += answers[item][i];
            }
        }
        double all = StatUtils.sum(variance);
        List<Item> items = new ArrayList<>();
        for (int item = 0; item < k; item++) {
            double[] rest = new double[n];
            for (int i = 0; i < n; i++) {
                rest[i] = sum[i] - answers[item][i];
            }
            double without = k == 2 ? Double.NaN : alpha(k - 1, all - variance[item], StatUtils.variance(rest));
            items.add(new Item(names.get(item), new PearsonsCorrelation().correlation(answers[item], rest), without));
        }
        return new CronbachAlpha(scale, alpha(k, all, StatUtils.variance(sum)), items);
    }

    /** {@return items whose correlation with the others is negative: reversed in wording, but not marked so} */
    public List<String> reversedSuspects() {
        return items.stream().filter(i -> i.itemRest() < 0).map(Item::name).toList();
    }

    static double alpha(int items, double sumOfVariances, double varianceOfSum) {
        return items / (items - 1.0) * (1 - sumOfVariances / varianceOfSum);
    }
}
