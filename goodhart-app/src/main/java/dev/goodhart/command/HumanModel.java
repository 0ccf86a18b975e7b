package dev.goodhart.command;

import dev.goodhart.oversight.HumanFit;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.Overconfidence;
import org.jspecify.annotations.Nullable;

/**
 * The human an answer is for, and where the model comes from.
 *
 * @param human the model used
 * @param assumed whether nothing was said about the human, so that a rational one is assumed
 * @param fit the fit to recorded decisions, null for none
 * @param overconfidence how far a rational human overstates the recorded decisions, null for none
 * @param largestUtility the largest |utility| among the decisions, NaN for none
 */
record HumanModel(
        HumanPolicy human,
        boolean assumed,
        @Nullable HumanFit fit,
        @Nullable Overconfidence overconfidence,
        double largestUtility) {
    static HumanModel given(HumanPolicy human) {
        return new HumanModel(human, false, null, null, Double.NaN);
    }
}
