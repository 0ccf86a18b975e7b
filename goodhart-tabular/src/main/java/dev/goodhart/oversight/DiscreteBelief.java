package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import java.util.function.DoubleUnaryOperator;

/**
 * Finitely many hypotheses with weights.
 *
 * @param utilities {@code [hypotheses]} finite
 * @param weights {@code [hypotheses]} non-negative, sum to one within 1e-6 (then rescaled)
 */
public record DiscreteBelief(double[] utilities, double[] weights) implements UtilityBelief {
    /** Largest accepted difference between the weights' sum and one. */
    public static final double WEIGHT_TOLERANCE = 1e-6;

    /** Copies and checks the hypotheses. */
    public DiscreteBelief {
        WeightedPoints.check("hypothesis", utilities, weights);
        double sum = WeightedPoints.sum(weights);
        if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            throw new InvalidInputException("The weights of the hypotheses must sum to 1, sum to " + Numbers.of(sum, 8)
                    + "\nMaybe divide each by " + Numbers.of(sum, 8));
        }
        utilities = utilities.clone();
        weights = WeightedPoints.rescaled(weights, sum);
    }

    @Override
    public double mean() {
        return WeightedPoints.expectation(utilities, weights, u -> u);
    }

    @Override
    public double standardDeviation() {
        return WeightedPoints.standardDeviation(utilities, weights);
    }

    @Override
    public double expectation(DoubleUnaryOperator function, double... breakpoints) {
        return WeightedPoints.expectation(utilities, weights, function);
    }

    @Override
    public UtilityBelief shiftedBy(double amount) {
        return new DiscreteBelief(WeightedPoints.moved(utilities, 0, 1, amount), weights);
    }

    @Override
    public UtilityBelief withSpread(double factor) {
        return new DiscreteBelief(
                WeightedPoints.moved(utilities, mean(), BeliefChecks.spreadFactor(factor), 0), weights);
    }

    @Override
    public UtilityBelief updated(DoubleUnaryOperator likelihood, double... breakpoints) {
        return new DiscreteBelief(utilities, WeightedPoints.posterior(utilities, weights, likelihood, describe()));
    }

    @Override
    public String describe() {
        return utilities.length + (utilities.length == 1 ? " hypothesis" : " hypotheses") + ", mean "
                + Numbers.of(mean()) + ", sd " + Numbers.of(standardDeviation());
    }
}
