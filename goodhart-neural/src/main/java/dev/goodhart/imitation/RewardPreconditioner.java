package dev.goodhart.imitation;

/**
 * Shrinks a reward where the world is sharp (pessimistic reward preconditioning of Blonde, Strasser and Kalousis 2022): reward times
 * {@code kappa = clamp(exp(-max(0, slope - limit)^2 / scale), floor, 1)}.
 *
 * <p>How it can mislead: a constant kappa makes the value function flatter by exactly kappa. One that varies from place to place has a
 * slope of its own, which the target of the critic inherits: grad(kappa r) = kappa grad r + r grad kappa. With r = 5 + x and kappa = 1 -
 * 0.3 sigmoid(20 x) the product is 6.65 times as steep as r. A reward below 0 is raised, not lowered.
 *
 * @param limit slope that is not punished, at least 0
 * @param floor smallest factor, in (0, 1]
 */
public record RewardPreconditioner(double limit, double floor) {
    /** Checks the ranges. */
    public RewardPreconditioner {
        if (!(limit >= 0 && floor > 0 && floor <= 1)) {
            throw new IllegalArgumentException(
                    "A preconditioner must have limit >= 0 and floor in (0, 1], has " + limit + ", " + floor);
        }
    }

    /** {@return limit 9, floor 0.7} */
    public static RewardPreconditioner defaults() {
        return new RewardPreconditioner(9, 0.7);
    }

    /**
     * The punishment of a slope.
     *
     * @param slope of the world or its model at the place, at least 0
     * @return max(0, slope - limit)^2
     */
    public double punishment(double slope) {
        double over = Math.max(0, slope - limit);
        return over * over;
    }

    /**
     * The factor.
     *
     * @param slope of the world or its model at the place, at least 0
     * @param scale what punishments are divided by, such as their running deviation; above 0
     * @return kappa, in [floor, 1]
     */
    public double factor(double slope, double scale) {
        return Math.clamp(Math.exp(-punishment(slope) / scale), floor, 1.0);
    }
}
