package dev.goodhart.imitation;

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
            case MINIMAX -> softplus(score);
            case NON_SATURATING -> -softplus(-score);
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
            case MINIMAX -> sigmoid(score);
            case NON_SATURATING -> sigmoid(-score);
            case SUM -> 1;
        };
    }

    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
