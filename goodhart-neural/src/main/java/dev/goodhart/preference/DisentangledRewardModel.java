package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.study.SeedTree;
import java.util.List;

/**
 * ODIN (Chen et al. 2024): preferences are explained by two outputs of one network, quality and length; the length output is made to follow
 * the items' lengths, the quality output to be uncorrelated with them. Only quality is the model's reward.
 *
 * <p>Where length is itself wanted, that part of quality is thrown away too.
 */
public final class DisentangledRewardModel {
    private DisentangledRewardModel() {}

    /**
     * Trains with both additional losses at weight 1.
     *
     * @param comparisons who was preferred to whom
     * @param items what they speak of
     * @param lengths {@code [items]} what quality is to be freed of: tokens, steps, or any other number
     * @param settings the settings
     * @param seed decides all that is random
     * @return the model whose reward is quality, to be closed
     */
    public static RewardModel train(
            List<Comparison> comparisons,
            ComparedItems items,
            double[] lengths,
            RewardModelSettings settings,
            long seed) {
        return train(comparisons, items, lengths, settings, 1, 1, seed);
    }

    /**
     * Trains.
     *
     * @param comparisons who was preferred to whom
     * @param items what they speak of
     * @param lengths {@code [items]} what quality is to be freed of, finite
     * @param settings the settings
     * @param lengthWeight factor of the correlations of both outputs with length, at least 0
     * @param orthogonality factor of the cosine between the two outputs' weights, at least 0
     * @param seed decides all that is random
     * @return the model whose reward is quality, to be closed
     */
    public static RewardModel train(
            List<Comparison> comparisons,
            ComparedItems items,
            double[] lengths,
            RewardModelSettings settings,
            double lengthWeight,
            double orthogonality,
            long seed) {
        if (lengths.length != items.size() || !(lengthWeight >= 0) || !(orthogonality >= 0)) {
            throw new IllegalArgumentException("There must be a length for each of " + items.size()
                    + " items and weights of at least 0, there are " + lengths.length + ", " + lengthWeight + " and "
                    + orthogonality);
        }
        SeedTree seeds = SeedTree.of("disentangled").child(seed);
        return RewardTraining.of(comparisons, items, settings, seed)
                .run(
                        seeds.child("weights").generator(),
                        seeds.child("order").generator(),
                        false,
                        new LengthHead(lengths.clone(), lengthWeight, orthogonality),
                        0,
                        TrainingListener.NONE);
    }
}
