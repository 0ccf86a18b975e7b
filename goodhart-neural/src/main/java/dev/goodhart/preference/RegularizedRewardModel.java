package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import java.util.List;

/**
 * REG: the squared scores of both sides are added to the loss with factor 0.005 (the baseline of Fu et al. 2025), which keeps scores near
 * zero and their scale from growing without bound.
 */
public final class RegularizedRewardModel {
    /** The factor of the paper. */
    public static final double PENALTY = 0.005;

    private RegularizedRewardModel() {}

    /**
     * Trains.
     *
     * @param comparisons who was preferred to whom
     * @param items what they speak of
     * @param settings the settings, whose own score penalty is replaced
     * @param seed decides all that is random
     * @return the model, to be closed
     */
    public static RewardModel train(
            List<Comparison> comparisons, ComparedItems items, RewardModelSettings settings, long seed) {
        return RewardModel.train(comparisons, items, settings.withScorePenalty(PENALTY), seed);
    }
}
