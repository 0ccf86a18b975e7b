package dev.goodhart.policy;

import dev.goodhart.environment.ActionSpace;

/** Bounded actions in units in which every bound is -1 or 1. */
public final class UnitBox {
    private UnitBox() {}

    /**
     * From units to the action.
     *
     * @param space the bounds
     * @param k which entry
     * @param unit in [-1, 1]
     * @return the entry
     */
    public static double stretched(ActionSpace.Box space, int k, double unit) {
        return space.low()[k] + 0.5 * (unit + 1) * (space.high()[k] - space.low()[k]);
    }

    /**
     * From the action to units.
     *
     * @param space the bounds
     * @param k which entry
     * @param value the entry
     * @return in [-1, 1] where the entry is within its bounds
     */
    public static double unit(ActionSpace.Box space, int k, double value) {
        return 2 * (value - space.low()[k]) / (space.high()[k] - space.low()[k]) - 1;
    }
}
