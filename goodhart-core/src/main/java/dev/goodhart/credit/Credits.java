package dev.goodhart.credit;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The score of a whole, split over its units.
 *
 * @param method how it was split
 * @param credits {@code [units]} in the unit of the score
 * @param standardErrors {@code [units]} of sampled Shapley values, null where credits are exact
 * @param total the score of the whole, v(P)
 * @param empty v({}), the score of nothing; NaN where the method does not ask for it
 * @param efficiencyResidual how far the sum of credits is from v(P) - v({}), both asked again where a scorer was asked: not 0 beyond
 *     rounding only if the value is not deterministic
 * @param evaluations how many distinct coalitions were scored
 * @param interactionShare in [0, 1]: what part of the credit is not what a unit adds to nothing, sum |SV_i - w_i| / sum (|w_i| + |SV_i -
 *     w_i|) with w_i = v({i}) - v({}); 0 for additive values, NaN where the method does not tell
 * @param bias of a learner that sums credit from a unit on; null unless that was asked for
 */
public record Credits(
        CreditMethod method,
        double[] credits,
        double @Nullable [] standardErrors,
        double total,
        double empty,
        double efficiencyResidual,
        long evaluations,
        double interactionShare,
        @Nullable RewardToGoBias bias) {
    /** {@return how many units there are} */
    public int units() {
        return credits.length;
    }

    /** {@return v({}), if the method asked for it} */
    public OptionalDouble emptyValue() {
        return Double.isNaN(empty) ? OptionalDouble.empty() : OptionalDouble.of(empty);
    }
}
