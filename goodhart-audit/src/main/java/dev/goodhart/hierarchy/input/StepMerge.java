package dev.goodhart.hierarchy.input;

/** How the steps of one item become its factors. */
public enum StepMerge {
    /** The mean over the steps: items of different lengths can be compared. */
    MEAN,
    /** The sum: only for items of one length, or where length itself is meant to count. */
    SUM,
    /** The last step's value, for factors that say how it ended. */
    LAST
}
