package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import java.util.function.DoubleUnaryOperator;

/**
 * A human given by any function.
 *
 * @param name a few words for reports
 * @param function pi_H, into [0, 1]; deterministic
 * @param breakpoints where it jumps or bends, ascending, possibly empty; naming them makes quadrature exact and fast
 */
public record FunctionHuman(String name, DoubleUnaryOperator function, double[] breakpoints) implements HumanPolicy {
    /** Copies the breakpoints. */
    public FunctionHuman {
        breakpoints = breakpoints.clone();
    }

    /**
     * A human whose policy has no known jumps.
     *
     * @param name a few words for reports
     * @param function pi_H, into [0, 1]
     */
    public FunctionHuman(String name, DoubleUnaryOperator function) {
        this(name, function, new double[] {0});
    }

    @Override
    public double allow(double utility) {
        double probability = function.applyAsDouble(utility);
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidInputException(
                    "The human '" + name + "': pi_H(" + utility + ") = " + probability + " must lie in [0, 1]");
        }
        return probability;
    }

    @Override
    public double[] breakpoints() {
        return breakpoints.clone();
    }

    @Override
    public String describe() {
        return name;
    }
}
