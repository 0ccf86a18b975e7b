package dev.goodhart.oversight;

import java.util.function.DoubleUnaryOperator;

/** What the robot R believes about the utility U of one action: a probability distribution with a mean. */
public sealed interface UtilityBelief permits DiracBelief, NormalBelief, DiscreteBelief, SampleBelief, DensityBelief {
    /** {@return E[U]} */
    double mean();

    /** {@return the standard deviation of U, 0 for certainty; infinite when the tails are that heavy} */
    double standardDeviation();

    /**
     * E[f(U)], by a sum or by quadrature to about 1e-12 of E|f(U)|.
     *
     * @param function f, finite
     * @param breakpoints where f jumps or bends, in any order
     * @return the expectation
     */
    double expectation(DoubleUnaryOperator function, double... breakpoints);

    /**
     * The belief about U + amount.
     *
     * @param amount a finite number, such as minus the payoff of being switched off
     * @return the shifted belief
     */
    UtilityBelief shiftedBy(double amount);

    /**
     * The belief with every deviation from the mean multiplied, as by the calibration of an ensemble.
     *
     * @param factor at least 0; 0 gives certainty
     * @return the belief with the same mean and {@code factor} times the standard deviation
     */
    UtilityBelief withSpread(double factor);

    /**
     * Bayes' rule: the belief after an event whose probability depends on U.
     *
     * @param likelihood the probability of the event given U, in [0, 1]
     * @param breakpoints where the likelihood jumps or bends
     * @return the posterior
     * @throws dev.goodhart.input.InvalidInputException if the event has probability zero under this belief
     */
    UtilityBelief updated(DoubleUnaryOperator likelihood, double... breakpoints);

    /** {@return a few words naming the belief} */
    String describe();

    /**
     * Certainty.
     *
     * @param utility the utility
     * @return the belief
     */
    static UtilityBelief certain(double utility) {
        return new DiracBelief(utility);
    }

    /**
     * A normal belief.
     *
     * @param mean E[U]
     * @param standardDeviation at least 0; 0 gives certainty
     * @return the belief
     */
    static UtilityBelief normal(double mean, double standardDeviation) {
        return standardDeviation == 0 ? new DiracBelief(mean) : new NormalBelief(mean, standardDeviation);
    }

    /**
     * Equally weighted samples, such as the scores that the members of a reward ensemble give one action.
     *
     * @param samples at least one
     * @return the belief
     */
    static UtilityBelief samples(double... samples) {
        return SampleBelief.of(samples);
    }

    /**
     * Hypotheses with weights.
     *
     * @param utilities {@code [hypotheses]}
     * @param weights {@code [hypotheses]} non-negative, sum to one
     * @return the belief
     */
    static UtilityBelief hypotheses(double[] utilities, double[] weights) {
        return new DiscreteBelief(utilities, weights);
    }
}
