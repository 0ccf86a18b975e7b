package dev.goodhart.preference;

/** What a reward model makes of ties. */
public enum TieRule {
    /** They are left out. */
    DROPPED,
    /** Half a win for either side: the target is 1/2, as in Christiano et al. 2017. Pulls the two scores together. */
    HALF,
    /**
     * A third outcome, more likely the nearer the scores (Rao and Kupper 1967): P(first) = sigmoid(d - t), P(second) = sigmoid(-d - t), the
     * rest is a tie; the threshold t is at least 0 and learned. Needs ties to learn it from.
     */
    RAO_KUPPER
}
