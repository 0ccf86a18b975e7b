package dev.goodhart.imitation;

import dev.goodhart.transform.Logistic;

/**
 * What a discriminator's score l pays, with D = sigmoid(l) the probability that it sees the expert. Each is as steep as l at most.
 */
public enum RewardKind {
    /**
     * {@code -log(1 - D) = softplus(l)}, at least 0: every step is paid. Where episodes may end early, staying alive pays by itself; use
     * {@link #SUM}, or a world that goes on in an absorbing state.
     */
    MINIMAX,
    /** {@code log D = -softplus(-l)}, at most 0: every step costs, so that ending early pays. */
    NON_SATURATING,
    /** {@code log D - log(1 - D) = l} (Fu, Luo and Levine 2018). */
    SUM;

    /**
     * The reward of a score.
     *
     * @param score l
     * @return the reward; finite for every finite score
     */
    public double of(double score) {
        return switch (this) {
            case MINIMAX -> Logistic.softplus(score);
            case NON_SATURATING -> -Logistic.softplus(-score);
            case SUM -> score;
        };
    }

    /**
     * dr / dl.
     *
     * @param score l
     * @return in [0, 1]
     */
    public double slope(double score) {
        return switch (this) {
            case MINIMAX -> Logistic.sigmoid(score);
            case NON_SATURATING -> Logistic.sigmoid(-score);
            case SUM -> 1;
        };
    }
}
