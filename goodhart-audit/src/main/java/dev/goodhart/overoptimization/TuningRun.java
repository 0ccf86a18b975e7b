package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One proxy and the policies that were tuned against it, harder and harder.
 *
 * @param name its name
 * @param initial name of the policy it began at; runs that began elsewhere cannot be fitted together
 * @param inDistributionAccuracy how often the proxy agrees on held-out pairs like those it was fitted to, NaN where not measured
 * @param checkpoints the policies, at least one; put into ascending order of d
 */
public record TuningRun(String name, String initial, double inDistributionAccuracy, List<Checkpoint> checkpoints) {
    /** Up to this distance a checkpoint counts as the initial policy. */
    public static final double AT_START = 0.05;

    /** Sorts the checkpoints. */
    public TuningRun {
        if (checkpoints.isEmpty()) {
            throw new InvalidInputException("The run '" + name + "' must have a checkpoint");
        }
        if (inDistributionAccuracy < 0 || inDistributionAccuracy > 1) {
            throw new InvalidInputException(
                    "The accuracy of run '" + name + "' (" + inDistributionAccuracy + ") must be from 0 to 1");
        }
        checkpoints = checkpoints.stream()
                .sorted(Comparator.comparingDouble(Checkpoint::d))
                .toList();
    }

    /** {@return the largest distance} */
    public double reach() {
        return checkpoints.getLast().d();
    }

    /** The mean of what was measured at the start. */
    OptionalDouble start(ToDoubleFunction<Checkpoint> value) {
        return checkpoints.stream()
                .filter(c -> c.d() <= AT_START)
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .average();
    }

    /**
     * A value at a distance, on the straight line between the neighbours that have one.
     *
     * @param d the distance
     * @param value what, NaN where it was not measured
     * @return the value, NaN outside of the neighbours
     */
    public double at(double d, ToDoubleFunction<Checkpoint> value) {
        double lowD = Double.NaN;
        double low = Double.NaN;
        for (Checkpoint checkpoint : checkpoints) {
            double v = value.applyAsDouble(checkpoint);
            if (Double.isNaN(v)) {
                continue;
            }
            if (checkpoint.d() >= d) {
                return checkpoint.d() == d ? v : low + (v - low) * (d - lowD) / (checkpoint.d() - lowD);
            }
            lowD = checkpoint.d();
            low = v;
        }
        return Double.NaN;
    }
}
