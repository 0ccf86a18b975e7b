package dev.goodhart.imitation;

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
 */
public record DiscriminatorSettings(
        int hidden,
        double learningRate,
        RewardKind kind,
        GradientPenalty penalty,
        boolean spectralNorm,
        double labelLow,
        double labelHigh,
        double entropy) {
    /** Checks the ranges. */
    public DiscriminatorSettings {
        if (hidden < 1 || !(learningRate > 0 && labelLow <= labelHigh && entropy >= 0)) {
            throw new IllegalArgumentException("A discriminator must have hidden >= 1, learningRate > 0, labelLow <="
                    + " labelHigh and entropy >= 0, has " + hidden + ", " + learningRate + ", " + labelLow + ", "
                    + labelHigh + ", " + entropy);
        }
    }

    /** {@return 64 wide, 0.001, the minimax reward, the default penalty, label 1, no spectral norm and no entropy} */
    public static DiscriminatorSettings defaults() {
        return new DiscriminatorSettings(64, 1e-3, RewardKind.MINIMAX, GradientPenalty.defaults(), false, 1, 1, 0);
    }

    /**
     * The same with another penalty.
     *
     * @param other the penalty
     * @return the settings
     */
    public DiscriminatorSettings withPenalty(GradientPenalty other) {
        return new DiscriminatorSettings(hidden, learningRate, kind, other, spectralNorm, labelLow, labelHigh, entropy);
    }

    /**
     * The same with another reward.
     *
     * @param other what the score pays
     * @return the settings
     */
    public DiscriminatorSettings withKind(RewardKind other) {
        return new DiscriminatorSettings(
                hidden, learningRate, other, penalty, spectralNorm, labelLow, labelHigh, entropy);
    }

    /**
     * The same with or without spectral normalization.
     *
     * @param on whether
     * @return the settings
     */
    public DiscriminatorSettings withSpectralNorm(boolean on) {
        return new DiscriminatorSettings(hidden, learningRate, kind, penalty, on, labelLow, labelHigh, entropy);
    }

    /**
     * The same with other labels of the expert.
     *
     * @param low lowest label
     * @param high highest label
     * @return the settings
     */
    public DiscriminatorSettings withLabels(double low, double high) {
        return new DiscriminatorSettings(hidden, learningRate, kind, penalty, spectralNorm, low, high, entropy);
    }
}
