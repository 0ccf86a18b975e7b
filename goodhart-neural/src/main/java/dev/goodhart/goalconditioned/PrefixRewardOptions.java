package dev.goodhart.goalconditioned;

import java.util.List;

/**
 * How a prefix reward is learned.
 *
 * @param scores the loss on scores
 * @param latent losses on hidden states; none for a plain reward model
 * @param head how a state becomes a score
 * @param learningRate of Adam, above 0
 * @param l2 penalty l2 / 2 |weights|^2, at least 0
 * @param steps steps of Adam, at least 1
 * @param batch pairs in a step, at least 1
 */
public record PrefixRewardOptions(
        ScoreObjective scores,
        List<LatentObjective> latent,
        RewardHead head,
        double learningRate,
        double l2,
        int steps,
        int batch) {
    /** Checks the ranges and copies the losses. */
    public PrefixRewardOptions {
        latent = List.copyOf(latent);
        if (!(learningRate > 0 && l2 >= 0) || steps < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "learningRate must be above 0, l2 at least 0, steps and batch at least 1," + " are " + learningRate
                            + ", " + l2 + ", " + steps + " and " + batch);
        }
        if (scores == ScoreObjective.NONE && latent.isEmpty()) {
            throw new IllegalArgumentException("There must be a loss on scores or on hidden states, there is none");
        }
    }

    /** {@return the goal-conditioned model: a linear head, Adam at 0.003, l2 of 0.0001, 800 steps of 32 pairs} */
    public static PrefixRewardOptions defaults() {
        return preferenceOnly().withLatent(List.of(GoalConditionedObjective.defaults()));
    }

    /** {@return the same without a loss on hidden states} */
    public static PrefixRewardOptions preferenceOnly() {
        return new PrefixRewardOptions(ScoreObjective.LAST_STEP, List.of(), RewardHead.LINEAR, 3e-3, 1e-4, 800, 32);
    }

    /**
     * The same with other losses on hidden states.
     *
     * @param value the losses
     * @return the options
     */
    public PrefixRewardOptions withLatent(List<LatentObjective> value) {
        return new PrefixRewardOptions(scores, value, head, learningRate, l2, steps, batch);
    }

    /**
     * The same with another loss on scores.
     *
     * @param value the loss
     * @return the options
     */
    public PrefixRewardOptions withScores(ScoreObjective value) {
        return new PrefixRewardOptions(value, latent, head, learningRate, l2, steps, batch);
    }

    /**
     * The same with another head.
     *
     * @param value the head
     * @return the options
     */
    public PrefixRewardOptions withHead(RewardHead value) {
        return new PrefixRewardOptions(scores, latent, value, learningRate, l2, steps, batch);
    }

    /**
     * The same with another penalty.
     *
     * @param value at least 0
     * @return the options
     */
    public PrefixRewardOptions withL2(double value) {
        return new PrefixRewardOptions(scores, latent, head, learningRate, value, steps, batch);
    }

    /**
     * The same with another number of steps.
     *
     * @param value at least 1
     * @return the options
     */
    public PrefixRewardOptions withSteps(int value) {
        return new PrefixRewardOptions(scores, latent, head, learningRate, l2, value, batch);
    }
}
