package dev.goodhart.goalconditioned;

/** The loss on scores. */
public enum ScoreObjective {
    /** Bradley and Terry's loss at the last step of both answers. */
    LAST_STEP,
    /**
     * The same loss at every step that both answers have, and at their last: the simple and strong way to have beginnings scored, to be
     * tried first.
     */
    DENSE_PREFERENCE,
    /** None: only hidden states are shaped, and scores mean nothing. */
    NONE
}
