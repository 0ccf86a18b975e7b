package dev.goodhart.goalconditioned;

/**
 * A loss on hidden states. A loss alone does not tell unrelated states from collapsed ones, the two means do.
 *
 * @param value the loss as it counts, its weight included
 * @param contrast the loss before weighting; NaN where no pair could be used
 * @param positiveCosine mean cosine of states that should be alike
 * @param negativeCosine mean cosine of states that should not
 */
public record LatentLoss(double value, double contrast, double positiveCosine, double negativeCosine) {}
