package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Ranks;
import java.util.Arrays;

/**
 * Finitely many responses to one prompt, with the probability of each under the initial policy and its proxy reward.
 *
 * <p>How it can mislead: no policy on M responses can be further than log M nats from a uniform one, and optimisers then jump to the
 * response with the highest proxy. Results that stand for a continuum need a KL well below that, half of it at most.
 *
 * @param mass {@code [responses]} probabilities under the initial policy, each above 0, sum 1 to 1e-9
 * @param proxy {@code [responses]} proxy rewards
 */
public record ResponseSet(double[] mass, double[] proxy) {
    private static final double SUM_TOLERANCE = 1e-9;

    /** Checks lengths, probabilities and rewards. */
    public ResponseSet {
        if (mass.length != proxy.length || mass.length == 0) {
            throw new InvalidInputException("The responses must have as many masses as proxy rewards, have "
                    + mass.length + " and " + proxy.length);
        }
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            if (!(mass[i] > 0)) {
                throw new InvalidInputException("The mass of response " + i + " (" + mass[i] + ") must be above 0");
            }
            if (!Double.isFinite(proxy[i])) {
                throw new InvalidInputException(
                        "The proxy reward of response " + i + " (" + proxy[i] + ") must be finite");
            }
            sum += mass[i];
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new InvalidInputException("The masses of the responses must sum to 1, sum to " + sum);
        }
    }

    /**
     * Responses that are equally likely at first.
     *
     * @param proxy {@code [responses]} proxy rewards
     * @return the set
     */
    public static ResponseSet uniform(double[] proxy) {
        double[] mass = new double[proxy.length];
        Arrays.fill(mass, 1.0 / Math.max(1, proxy.length));
        return new ResponseSet(mass, proxy);
    }

    /** {@return the number of responses} */
    public int size() {
        return mass.length;
    }

    /**
     * How far a policy is from the initial one, KL(policy || initial).
     *
     * @param policy {@code [responses]} probabilities
     * @return nats, at least 0
     */
    public double klDivergence(double[] policy) {
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            sum += policy[i] > 0 ? policy[i] * Math.log(policy[i] / mass[i]) : 0;
        }
        return Math.max(0, sum);
    }

    /**
     * The mean of a value under a policy.
     *
     * @param policy {@code [responses]} probabilities
     * @param value {@code [responses]} such as the gold reward
     * @return the mean
     */
    public static double mean(double[] policy, double[] value) {
        double sum = 0;
        for (int i = 0; i < policy.length; i++) {
            sum += policy[i] * value[i];
        }
        return sum;
    }

    /** The responses in ascending order of the proxy. */
    int[] ascending() {
        return Ranks.ascending(proxy);
    }
}
