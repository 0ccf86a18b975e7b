package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A policy on its way from the initial one.
 *
 * @param d distance from the initial policy, the root of KL(policy || initial) in nats
 * @param proxy mean proxy reward
 * @param gold mean gold reward, NaN where it was not measured
 * @param onPolicyAccuracy how often the proxy agrees with the gold on pairs of this policy's own responses, NaN where not measured
 * @param metrics results of evaluations by name, in their order
 */
public record Checkpoint(double d, double proxy, double gold, double onPolicyAccuracy, Map<String, Double> metrics) {
    /** Checks the numbers. */
    public Checkpoint {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        if (!(d >= 0 && Double.isFinite(d))) {
            throw new InvalidInputException("The distance d (" + d + ") must be at least 0 and finite");
        }
        if (!Double.isFinite(proxy)) {
            throw new InvalidInputException("The proxy reward (" + proxy + ") must be finite");
        }
        if (Double.isInfinite(gold)) {
            throw new InvalidInputException("The gold reward (" + gold + ") must be finite");
        }
        if (onPolicyAccuracy < 0 || onPolicyAccuracy > 1) {
            throw new InvalidInputException("The accuracy (" + onPolicyAccuracy + ") must be from 0 to 1");
        }
    }

    /**
     * A checkpoint without evaluations.
     *
     * @param d distance from the initial policy
     * @param proxy mean proxy reward
     * @param gold mean gold reward
     * @return the checkpoint
     */
    public static Checkpoint of(double d, double proxy, double gold) {
        return new Checkpoint(d, proxy, gold, Double.NaN, Map.of());
    }

    /**
     * The distance that a KL is.
     *
     * @param kl KL(policy || initial) in nats
     * @return its root
     * @throws InvalidInputException if it is negative, as estimates from samples can be
     */
    public static double distance(double kl) {
        if (!(kl >= 0 && Double.isFinite(kl))) {
            throw new InvalidInputException("The KL (" + kl + ") must be at least 0 and finite"
                    + "\nMaybe it is an estimate from too few samples; one that cannot be negative is the mean of x - 1 - log x"
                    + " with x = initial / policy.");
        }
        return Math.sqrt(kl);
    }

    /** A number by the name of what it is. */
    double value(String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }
}
