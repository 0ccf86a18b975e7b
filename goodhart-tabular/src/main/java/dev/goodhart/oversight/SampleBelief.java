package dev.goodhart.oversight;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The empirical distribution of weighted samples, such as the scores of a reward ensemble's members. Its standard deviation
 * divides by the number of samples; whether the members' spread is the right amount of doubt is another question, see
 * {@link SpreadCalibration}.
 *
 * @param samples {@code [samples]} finite
 * @param weights {@code [samples]} non-negative, not all zero; rescaled to sum to one
 */
public record SampleBelief(double[] samples, double[] weights) implements UtilityBelief {
    /** Copies and checks the samples. */
    public SampleBelief {
        WeightedPoints.check("sample", samples, weights);
        double sum = WeightedPoints.sum(weights);
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new InvalidInputException(
                    "The weights of the samples must have a positive, finite sum, sum to " + sum);
        }
        samples = samples.clone();
        weights = WeightedPoints.rescaled(weights, sum);
    }

    /**
     * Equally weighted samples.
     *
     * @param samples at least one
     * @return the belief
     */
    public static SampleBelief of(double... samples) {
        double[] weights = new double[samples.length];
        Arrays.fill(weights, 1);
        return new SampleBelief(samples, weights);
    }

    @Override
    public double mean() {
        return WeightedPoints.expectation(samples, weights, u -> u);
    }

    @Override
    public double standardDeviation() {
        return WeightedPoints.standardDeviation(samples, weights);
    }

    @Override
    public double expectation(DoubleUnaryOperator function, double... breakpoints) {
        return WeightedPoints.expectation(samples, weights, function);
    }

    @Override
    public UtilityBelief shiftedBy(double amount) {
        return new SampleBelief(WeightedPoints.moved(samples, 0, 1, amount), weights);
    }

    @Override
    public UtilityBelief withSpread(double factor) {
        return new SampleBelief(WeightedPoints.moved(samples, mean(), BeliefChecks.spreadFactor(factor), 0), weights);
    }

    @Override
    public UtilityBelief updated(DoubleUnaryOperator likelihood, double... breakpoints) {
        return new SampleBelief(samples, WeightedPoints.posterior(samples, weights, likelihood, describe()));
    }

    @Override
    public String describe() {
        return samples.length + (samples.length == 1 ? " sample" : " samples") + ", mean " + Numbers.of(mean())
                + ", sd " + Numbers.of(standardDeviation());
    }
}
