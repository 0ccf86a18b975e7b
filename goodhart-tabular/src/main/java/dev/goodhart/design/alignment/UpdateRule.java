package dev.goodhart.design.alignment;

/** How a policy-gradient learner weighs the states it visits against the discount of its returns. */
public enum UpdateRule {
    /** The gradient of the learner's own return: visits and returns both use the learner's discount. */
    UNBIASED,
    /**
     * Visits are weighed by the world's discount, returns by the learner's. Unless the two are equal this is the gradient of nothing, which
     * is what most code does.
     */
    BIASED
}
