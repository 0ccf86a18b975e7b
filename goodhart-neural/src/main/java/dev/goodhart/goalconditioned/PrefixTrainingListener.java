package dev.goodhart.goalconditioned;

/** Hears of every training step. */
@FunctionalInterface
public interface PrefixTrainingListener {
    /** Hears nothing. */
    PrefixTrainingListener NONE = (step, preference, latent) -> {};

    /**
     * A step was taken. A listener may leave training by throwing.
     *
     * @param step how many were taken, from 1
     * @param preference the loss on scores
     * @param latent the last loss on hidden states; NaN within where there is none
     */
    void step(int step, double preference, LatentLoss latent);
}
