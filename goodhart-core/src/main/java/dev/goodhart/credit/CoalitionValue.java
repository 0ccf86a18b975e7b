package dev.goodhart.credit;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What coalitions of units are worth: v(S). It must be deterministic. v of nobody need not be 0.
 *
 * <p>Coalitions are inputs that the scorer was hardly made for. A reward model's score of a text with holes is an extrapolation, and
 * so is everything derived from it: look at v of nobody and at the share of credit carried by interactions.
 */
@FunctionalInterface
public interface CoalitionValue {
    /**
     * Scores a batch.
     *
     * @param coalitions distinct coalitions of the same units
     * @return {@code [coalitions]} their values, finite
     */
    double[] values(List<Coalition> coalitions);

    /**
     * A value found one coalition at a time.
     *
     * @param one scores one coalition
     * @return the value
     */
    static CoalitionValue each(ToDoubleFunction<Coalition> one) {
        return coalitions -> coalitions.stream().mapToDouble(one).toArray();
    }

    /**
     * A value that counts every unit for itself.
     *
     * @param worth {@code [units]} what each present unit adds
     * @return the additive value, 0 for nobody
     */
    static CoalitionValue additive(double... worth) {
        return each(coalition -> {
            double sum = 0;
            for (int unit = 0; unit < worth.length; unit++) {
                sum += coalition.contains(unit) ? worth[unit] : 0;
            }
            return sum;
        });
    }

    /**
     * A table of all coalitions.
     *
     * @param byBits {@code [2^units]} the value of the coalition whose units are the bits of the index
     * @return the value
     */
    static CoalitionValue table(double[] byBits) {
        return each(coalition -> byBits[(int) coalition.bits()]);
    }
}
