package dev.goodhart.imitation;

import dev.goodhart.settings.RecordCopy;

/**
 * Settings of a discriminator.
 *
 * @param hidden width of its two hidden layers, at least 1
 * @param learningRate of Adam, above 0
 * @param kind what its score pays
 * @param penalty on its slope
 * @param spectralNorm whether its hidden layers are kept at spectral norm 1
 * @param labelLow lowest label of the expert; labels are uniform between the two, which may lie above 1 on purpose
 * @param labelHigh highest label of the expert
 * @param entropy weight of the entropy of D that is added to what is maximised, at least 0
 * @param loss what is minimised
 * @param expertShare the share of the agent's steps that are as good as the expert's, above 0 and below 1, by which unlabelled steps are weighed;
 *     plays no part in the cross entropy
 */
public record DiscriminatorSettings(
        int hidden,
        double learningRate,
        RewardKind kind,
        GradientPenalty penalty,
        boolean spectralNorm,
        double labelLow,
        double labelHigh,
        double entropy,
        DiscriminatorLoss loss,
        double expertShare) {
    /** Checks the ranges. */
    public DiscriminatorSettings {
        if (hidden < 1 || !(learningRate > 0 && labelLow <= labelHigh && entropy >= 0)) {
            throw new IllegalArgumentException("A discriminator must have hidden >= 1, learningRate > 0, labelLow <="
                    + " labelHigh and entropy >= 0, has " + hidden + ", " + learningRate + ", " + labelLow + ", "
                    + labelHigh + ", " + entropy);
        }
        if (!(expertShare > 0 && expertShare < 1)) {
            throw new IllegalArgumentException("The expert's share must be above 0 and below 1, is " + expertShare);
        }
    }

    /** {@return 64 wide, 0.001, the minimax reward, the default penalty, label 1, no spectral norm, no entropy, cross entropy, a share of 0.25} */
    public static DiscriminatorSettings defaults() {
        return new DiscriminatorSettings(
                64,
                1e-3,
                RewardKind.MINIMAX,
                GradientPenalty.defaults(),
                false,
                1,
                1,
                0,
                DiscriminatorLoss.CROSS_ENTROPY,
                0.25);
    }

    /**
     * The same with another penalty.
     *
     * @param other the penalty
     * @return the settings
     */
    public DiscriminatorSettings withPenalty(GradientPenalty other) {
        return RecordCopy.with(this, "penalty", other);
    }

    /**
     * The same with another reward.
     *
     * @param other what the score pays
     * @return the settings
     */
    public DiscriminatorSettings withKind(RewardKind other) {
        return RecordCopy.with(this, "kind", other);
    }

    /**
     * The same with or without spectral normalization.
     *
     * @param on whether
     * @return the settings
     */
    public DiscriminatorSettings withSpectralNorm(boolean on) {
        return RecordCopy.with(this, "spectralNorm", on);
    }

    /**
     * The same with other labels of the expert.
     *
     * @param low lowest label
     * @param high highest label
     * @return the settings
     */
    public DiscriminatorSettings withLabels(double low, double high) {
        return new DiscriminatorSettings(
                hidden, learningRate, kind, penalty, spectralNorm, low, high, entropy, loss, expertShare);
    }

    /**
     * The same with the steps of the agent taken as unlabelled ({@link DiscriminatorLoss#POSITIVE_UNLABELLED}).
     *
     * @param share of them that are as good as the expert's, above 0 and below 1; Blonde, Strasser and Kalousis (2022) have 0.25
     * @return the settings
     */
    public DiscriminatorSettings withUnlabelledAgent(double share) {
        return RecordCopy.with(
                RecordCopy.with(this, "loss", DiscriminatorLoss.POSITIVE_UNLABELLED), "expertShare", share);
    }
}
