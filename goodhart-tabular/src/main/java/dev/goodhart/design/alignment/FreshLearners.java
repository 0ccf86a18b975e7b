package dev.goodhart.design.alignment;

/**
 * What learners that start from nothing reach, each by as many updates as the whole alignment took: returns of the primary reward under the
 * world's discount, found exactly.
 *
 * @param aligned with the learned reward and discount
 * @param primary with the primary reward alone
 * @param naive with the plain sum of the primary and the auxiliary rewards
 * @param scaledPrimary with {@link #SCALE} times the primary reward: how much of a gain is scale alone, against weight decay
 * @param untrained before any update
 * @param optimum the best policy's
 */
public record FreshLearners(
        double aligned, double primary, double naive, double scaledPrimary, double untrained, double optimum) {
    /** The factor of {@link #scaledPrimary}. */
    public static final double SCALE = 10;

    /**
     * Whether the learned reward is no worse than ignoring every auxiliary reward.
     *
     * @param tolerance the loss that is accepted, in units of return
     * @return whether a fresh learner loses at most the tolerance
     */
    public boolean noWorseThanPrimary(double tolerance) {
        return aligned >= primary - tolerance;
    }
}
