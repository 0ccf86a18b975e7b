package dev.goodhart.attribution;

/**
 * How rewards are attributed.
 *
 * @param redistribution how the reward is spread
 * @param residual what happens to the part that the contributions miss
 * @param grounding what is paid for actions that are carried out
 * @param beta size of that payment, in the unit of the reward, at least 0
 */
public record AttributionOptions(
        RewardRedistribution redistribution, ResidualCorrection residual, GroundingSignal grounding, double beta) {
    /** The ridge penalty for 2,000 runs that nothing speaks against. */
    public static final double LAMBDA = 100;

    /** Checks beta. */
    public AttributionOptions {
        if (!(beta >= 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("beta (" + beta + ") must be a finite number, at least 0");
        }
    }

    /** {@return progress, no correction, a penalty of 0.1 for refused actions} */
    public static AttributionOptions defaults() {
        return new AttributionOptions(
                RewardRedistribution.PROGRESS, ResidualCorrection.NONE, GroundingSignal.PENALTY, 0.1);
    }

    /**
     * The same with another spread.
     *
     * @param other how the reward is spread
     * @return the options
     */
    public AttributionOptions with(RewardRedistribution other) {
        return new AttributionOptions(other, residual, grounding, beta);
    }

    /**
     * The same with another correction.
     *
     * @param other what happens to the part that is missed
     * @return the options
     */
    public AttributionOptions with(ResidualCorrection other) {
        return new AttributionOptions(redistribution, other, grounding, beta);
    }

    /**
     * The same with another grounding.
     *
     * @param other what is paid for actions that are carried out
     * @param size of the payment
     * @return the options
     */
    public AttributionOptions with(GroundingSignal other, double size) {
        return new AttributionOptions(redistribution, residual, other, size);
    }
}
