package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bound on the slope of a critic.
 *
 * @param delta the reward's Lipschitz constant
 * @param measured whether that is the steepest slope measured, which is a lower bound itself
 * @param discount the critic's discount
 * @param joint how much a step of world and policy stretches changes
 * @param horizon rewards counted, 0 for endlessly many
 * @param value the bound, infinite where there is none
 */
record SharpnessBound(double delta, boolean measured, double discount, double joint, int horizon, double value) {
    String text() {
        String over = horizon == 0 ? "" : " over " + Numbers.of((long) horizon) + " rewards";
        String ratio = "discount * L = " + Numbers.of(discount * joint);
        if (Double.isInfinite(value)) {
            return horizon == 0
                    ? "No finite bound on the critic's slope: " + ratio
                            + " is not below 1. With --horizon there is one."
                    : "No bound on the critic's slope" + over + " that a number can hold: " + ratio + ".";
        }
        return "The critic's slope is at most " + Numbers.of(value) + over + " (" + ratio + ")"
                + (measured
                        ? ", if the reward is nowhere steeper than " + Numbers.of(delta)
                                + ", the steepest that was measured."
                        : ", as the reward's is at most " + Numbers.of(delta) + ".");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("delta", delta);
        json.put("deltaMeasured", measured);
        json.put("discount", discount);
        json.put("jointConstant", joint);
        if (horizon > 0) {
            json.put("horizon", horizon);
        }
        json.put("finite", Double.isFinite(value));
        json.put("criticSlope", value);
        return json;
    }
}
