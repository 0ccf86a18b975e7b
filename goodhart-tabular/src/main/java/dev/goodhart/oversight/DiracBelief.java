package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import java.util.function.DoubleUnaryOperator;

/**
 * Certainty: U = utility.
 *
 * @param utility a finite number
 */
public record DiracBelief(double utility) implements UtilityBelief {
    /** Checks the utility. */
    public DiracBelief {
        BeliefChecks.utility("utility", utility);
    }

    @Override
    public double mean() {
        return utility;
    }

    @Override
    public double standardDeviation() {
        return 0;
    }

    @Override
    public double expectation(DoubleUnaryOperator function, double... breakpoints) {
        return function.applyAsDouble(utility);
    }

    @Override
    public UtilityBelief shiftedBy(double amount) {
        return new DiracBelief(utility + amount);
    }

    @Override
    public UtilityBelief withSpread(double factor) {
        BeliefChecks.spreadFactor(factor);
        return this;
    }

    @Override
    public UtilityBelief updated(DoubleUnaryOperator likelihood, double... breakpoints) {
        BeliefChecks.chance(likelihood.applyAsDouble(utility), describe());
        return this;
    }

    @Override
    public String describe() {
        return "certain of " + Numbers.of(utility);
    }
}
